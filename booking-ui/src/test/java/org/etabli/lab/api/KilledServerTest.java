package org.etabli.lab.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.etabli.lab.cli.LabCommand;
import org.etabli.lab.testlab.ApiClient;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;

/** A server that is killed in the middle of its work has forgotten nothing it said yes to. */
class KilledServerTest {

    private static final int CLIENTS = 8;
    private static final int BEFORE_THE_KILL = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @OnBothDatabases
    void everyReservationAnsweredWith201IsThereAfterTheServerWasKilledAndStartedAgain(Database database)
            throws IOException, InterruptedException {
        Path data = Lab.temporaryFolder();
        String url = database.url(data);
        ConcurrentLinkedQueue<String> promised = new ConcurrentLinkedQueue<>();
        Server killed = Server.start(database, url, data);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch enough = new CountDownLatch(BEFORE_THE_KILL);
            AtomicInteger hour = new AtomicInteger();
            ApiClient api = killed.api(data);
            for (int i = 0; i < CLIENTS; i++) {
                clients.execute(() -> reserveUntilTheEnd(api, hour, promised, enough));
            }
            assertThat(enough.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            killed.process.destroyForcibly().waitFor();
        }

        Server again = Server.start(database, url, data);
        try {
            ApiClient api = again.api(data);
            assertThat(promised).hasSizeGreaterThanOrEqualTo(BEFORE_THE_KILL);
            assertThat(promised)
                    .allSatisfy(location ->
                            assertThat(api.get(location).status()).as(location).isEqualTo(200));
        } finally {
            again.process.destroyForcibly().waitFor();
        }
    }

    private static void reserveUntilTheEnd(
            ApiClient api, AtomicInteger hour, ConcurrentLinkedQueue<String> promised, CountDownLatch enough) {
        Instant first = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        try {
            while (true) {
                Instant start = first.plus(Duration.ofMinutes(30L * hour.getAndIncrement()));
                ApiClient.Answer answer = api.post(
                        "/api/v1/reservations",
                        Map.of(
                                "machine",
                                "prusa-1",
                                "start",
                                start.toString(),
                                "end",
                                start.plus(Duration.ofMinutes(10)).toString()));
                assertThat(answer.status()).as(answer.body()).isEqualTo(201);
                promised.add(answer.header("Location"));
                enough.countDown();
            }
        } catch (UncheckedIOException e) {
            // the server is dead: what it has answered until now is what counts
        }
    }

    private record Server(Process process, URI address) {

        static Server start(Database database, String url, Path data) throws IOException {
            int port = Lab.freePort();
            ProcessBuilder builder = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Xmx512m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            LabCommand.class.getName(),
                            "serve"))
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("server.log").toFile());
            builder.environment()
                    .putAll(Map.of(
                            "ETABLI_DATA", data.toString(),
                            "ETABLI_PORT", String.valueOf(port),
                            "ETABLI_MQTT_PORT", String.valueOf(Lab.freePort()),
                            "ETABLI_DEMO", "true",
                            "SPRING_DATASOURCE_URL", url,
                            "SPRING_DATASOURCE_USERNAME", database.user(),
                            // Should this test itself die, its server ends with it.
                            "ETABLI_EXIT_WITH_STDIN", "true"));
            Server server = new Server(builder.start(), URI.create("http://127.0.0.1:" + port));
            server.awaitUp(data);
            return server;
        }

        ApiClient api(Path data) throws IOException {
            return new ApiClient(address, token(data));
        }

        /** Empty until the demo's people are there. */
        private String token(Path data) throws IOException {
            String key = HexFormat.of().formatHex(Files.readAllBytes(data.resolve("keys/local.key")));
            return new ApiClient(address, null)
                    .send(
                            "POST",
                            "/api/v1/tokens",
                            Map.of("member", "member@etabli.demo"),
                            Map.of("X-Etabli-Local-Key", key))
                    .text("token");
        }

        private void awaitUp(Path data) throws IOException {
            Instant last = Instant.now().plus(PATIENCE);
            while (Instant.now().isBefore(last) && process.isAlive()) {
                try {
                    if (!token(data).isEmpty()) {
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
}
