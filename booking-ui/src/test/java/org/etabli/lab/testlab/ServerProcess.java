package org.etabli.lab.testlab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.etabli.lab.cli.LabCommand;

/** {@code etabli serve} in a process of its own, which a test may kill, and the other commands beside it. */
public final class ServerProcess {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String MEMBER = "member@etabli.demo";

    private final Process process;
    private final URI address;
    private final Path data;
    private final Map<String, String> environment;

    private ServerProcess(Path data, Map<String, String> environment, URI address) throws IOException {
        this.data = data;
        this.environment = environment;
        this.address = address;
        this.process = launch(environment, data.resolve("server.log"), "serve");
    }

    /** What a command said, and how it ended. */
    public record Said(int status, String words) {}

    /** A demo lab's server, once the demo's people are there. */
    public static ServerProcess start(Database database, String url, Path data) throws IOException {
        int port = Lab.freePort();
        Map<String, String> environment = new HashMap<>(environment(data, port));
        environment.putAll(Map.of(
                "ETABLI_MQTT_PORT",
                String.valueOf(Lab.freePort()),
                "ETABLI_DEMO",
                "true",
                "SPRING_DATASOURCE_URL",
                url,
                "SPRING_DATASOURCE_USERNAME",
                database.user(),
                // Should the test itself die, its server ends with it.
                "ETABLI_EXIT_WITH_STDIN",
                "true"));
        ServerProcess server = new ServerProcess(data, environment, URI.create("http://127.0.0.1:" + port));
        server.awaitUp();
        return server;
    }

    /** Another command of the program, beside this server. */
    public Said run(String... command) throws IOException, InterruptedException {
        return run(environment, command);
    }

    /** A command where no server runs. */
    public static Said run(Path data, String... command) throws IOException, InterruptedException {
        return run(environment(data, Lab.freePort()), command);
    }

    public URI address() {
        return address;
    }

    /** The demo member's script, with a token of its own. */
    public ApiClient api() throws IOException {
        return new ApiClient(address, token());
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private static Map<String, String> environment(Path data, int port) {
        return Map.of("ETABLI_DATA", data.toString(), "ETABLI_PORT", String.valueOf(port));
    }

    private static Said run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Path words = Files.createTempFile("etabli-test", ".out");
        try {
            Process process = launch(environment, words, command);
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            return new Said(process.exitValue(), Files.readString(words));
        } finally {
            Files.delete(words);
        }
    }

    private static Process launch(Map<String, String> environment, Path log, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:TieredStopAtLevel=1",
                                        "-XX:+UseSerialGC",
                                        "-Xmx512m",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        LabCommand.class.getName()),
                                Stream.of(command))
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Empty until the demo's people are there. */
    private String token() throws IOException {
        String key = HexFormat.of().formatHex(Files.readAllBytes(data.resolve("keys/local.key")));
        return new ApiClient(address, null)
                .send("POST", "/api/v1/tokens", Map.of("member", MEMBER), Map.of("X-Etabli-Local-Key", key))
                .text("token");
    }

    private void awaitUp() throws IOException {
        Instant last = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(last) && process.isAlive()) {
            try {
                if (!token().isEmpty()) {
                    return;
                }
            } catch (IOException | UncheckedIOException e) {
                // not there yet
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new IOException("no server: " + Files.readString(data.resolve("server.log")));
    }
}
