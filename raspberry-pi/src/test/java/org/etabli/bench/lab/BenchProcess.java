package org.etabli.bench.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.etabli.bench.BenchApplication;

/** The bench in a process of its own, so that it can be killed like one. */
public final class BenchProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Process process;
    private final List<String> said = new ArrayList<>();
    private final CompletableFuture<String> ready = new CompletableFuture<>();

    private final Thread listener =
            Thread.ofPlatform().daemon().name("bench output").unstarted(this::listen);

    private BenchProcess(Process process) {
        this.process = process;
    }

    public static BenchProcess start(Path data, LabServer server) throws Exception {
        return start(data, server, Map.of());
    }

    /** Starts the demo's bench and waits until it says that it is ready. */
    public static BenchProcess start(Path data, LabServer server, Map<String, String> more) throws Exception {
        BenchProcess bench = launch(data, server, more);
        bench.ready.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return bench;
    }

    public static BenchProcess launch(Path data, LabServer server, Map<String, String> more) throws IOException {
        Files.createDirectories(data);
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                BenchApplication.class.getName(),
                "--spring.profiles.active=demo",
                "--logging.level.org.etabli=info");
        builder.environment().put("ETABLI_DATA", data.toString());
        builder.environment().put("ETABLI_SERVER", server.address().toString());
        builder.environment().put("ETABLI_BENCH_CODE", LabServer.CODE);
        builder.environment().putAll(more);
        builder.redirectErrorStream(true);
        BenchProcess bench = new BenchProcess(builder.start());
        bench.listener.start();
        return bench;
    }

    private void listen() {
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (said) {
                    said.add(line);
                }
                if (line.contains("Banc prêt") || line.contains("Bench ready")) {
                    ready.complete(line);
                }
            }
        } catch (IOException e) {
            // The process was killed.
        }
        ready.completeExceptionally(new AssertionError("the bench never got ready: " + said()));
    }

    public String said() {
        synchronized (said) {
            return String.join("\n", said);
        }
    }

    /** Waits until it has ended by itself and all it said was heard. */
    public boolean ended(Duration within) throws InterruptedException {
        return process.waitFor(within) && listener.join(within);
    }

    public Process process() {
        return process;
    }

    /** {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM, and the exit status it ends with. */
    public int stop() throws InterruptedException {
        process.toHandle().destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("the bench does not stop: " + said());
        }
        return process.exitValue();
    }

    @Override
    public void close() throws Exception {
        if (process.isAlive()) {
            stop();
        }
    }
}
