package org.etabli.lab.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.etabli.lab.LabApplication;
import org.jspecify.annotations.Nullable;

/** The demo's two processes, as in a lab; one that dies is started again, as its system's supervisor would. */
final class DemoLab implements AutoCloseable {

    private static final int START_TRIES = 960;
    private static final int TRY_MILLIS = 250;

    private final Installation here;
    private final double speed;
    private final Map<String, String> settings;
    private final Path logs;
    private final String code = UUID.randomUUID().toString();
    private @Nullable SupervisedProcess server;
    private @Nullable SupervisedProcess bench;

    DemoLab(Installation here, double speed) throws IOException {
        this(here, speed, Map.of());
    }

    /** @param settings more of the server's environment, such as where its e-mail goes */
    DemoLab(Installation here, double speed, Map<String, String> settings) throws IOException {
        this.here = here;
        this.speed = speed;
        this.settings = Map.copyOf(settings);
        this.logs = Files.createDirectories(here.data().resolve("logs"));
    }

    /** How many times faster than life the simulated machines run. */
    static double speed(double otherwise) {
        String set = System.getenv("ETABLI_SPEED");
        try {
            return set == null || set.isBlank() ? otherwise : Double.parseDouble(set);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("ETABLI_SPEED: \"" + set + "\" is not a number");
        }
    }

    Path logs() {
        return logs;
    }

    /** Starts both, and returns once the server answers. */
    void start() throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::close));
        try (LabClient client = new LabClient(here.address())) {
            if (client.isUp()) {
                throw new IOException("something already answers at " + here.address()
                        + ": stop it, or set ETABLI_PORT and ETABLI_MQTT_PORT to free ports");
            }
            SupervisedProcess started = new SupervisedProcess(
                    "server", java("-Xmx512m", "-jar", serverJar().toString(), "serve"), serverEnvironment(), logs);
            server = started;
            started.start();
            awaitUp(client, started);
            started.wasUseful();
            SupervisedProcess second = new SupervisedProcess(
                    "bench",
                    java("-Xmx256m", "-jar", benchJar().toString()),
                    Map.of(
                            "ETABLI_DATA",
                            here.data().toString(),
                            "ETABLI_SERVER",
                            here.address().toString(),
                            "ETABLI_BENCH_CODE",
                            code,
                            "ETABLI_SPEED",
                            String.valueOf(speed),
                            "SPRING_PROFILES_ACTIVE",
                            "demo",
                            "ETABLI_EXIT_WITH_STDIN",
                            "true"),
                    logs);
            bench = second;
            second.start();
            second.wasUseful();
        }
    }

    private Map<String, String> serverEnvironment() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "ETABLI_DATA",
                here.data().toString(),
                "ETABLI_PORT",
                String.valueOf(here.httpPort()),
                "ETABLI_MQTT_PORT",
                String.valueOf(here.mqttPort()),
                "ETABLI_DEMO",
                "true",
                "ETABLI_DEMOCODE",
                code,
                "ETABLI_SITE_LABEL",
                "Fablab de démonstration",
                "ETABLI_EXIT_WITH_STDIN",
                "true"));
        environment.putAll(settings);
        return environment;
    }

    /** The children that live now: the server's and the bench's processes. */
    Optional<ProcessHandle> server() {
        return Optional.ofNullable(server).flatMap(SupervisedProcess::handle);
    }

    Optional<ProcessHandle> bench() {
        return Optional.ofNullable(bench).flatMap(SupervisedProcess::handle);
    }

    /** Waits until somebody stops the demo. */
    void keepAlive() throws InterruptedException {
        SupervisedProcess one = server;
        if (one != null) {
            one.awaitStop();
        }
    }

    private static void awaitUp(LabClient client, SupervisedProcess server) throws IOException, InterruptedException {
        for (int i = 0; i < START_TRIES; i++) {
            if (client.isUp()) {
                return;
            }
            if (server.hasGivenUp()) {
                throw new IOException(server.lastWords());
            }
            TimeUnit.MILLISECONDS.sleep(TRY_MILLIS);
        }
        throw new IOException("the server did not answer in time: " + server.lastWords());
    }

    /** The bench first: its machines must be off while the server still listens. */
    @Override
    public synchronized void close() {
        if (server != null) {
            server.expectEnd();
        }
        if (bench != null) {
            bench.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private static List<String> java(String... arguments) {
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED"),
                        Stream.of(arguments))
                .toList();
    }

    /** The program this one runs from; a test, which runs from classes, names the packaged one. */
    private static Path serverJar() throws IOException {
        String named = System.getProperty("etabli.server.jar");
        try {
            String location = LabApplication.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()
                    .toString()
                    .replaceFirst("^jar:nested:", "file:")
                    .replaceFirst("/!.*$", "");
            return named != null ? Path.of(named) : Path.of(URI.create(location));
        } catch (URISyntaxException e) {
            throw new IOException("cannot tell where this program is", e);
        }
    }

    /** The launcher names the bench's jar; without it, it lies beside the server's as the build leaves them. */
    private static Path benchJar() throws IOException {
        String named = System.getProperty("etabli.bench.jar");
        if (named != null) {
            return Path.of(named);
        }
        Path target = serverJar().resolve("../../../raspberry-pi/target").normalize();
        try (Stream<Path> jars = Files.list(target)) {
            return jars.filter(p -> p.getFileName().toString().matches("raspberry-pi-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no bench jar in " + target));
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
