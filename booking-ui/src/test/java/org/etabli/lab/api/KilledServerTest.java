package org.etabli.lab.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.etabli.lab.testlab.ApiClient;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;
import org.etabli.lab.testlab.ServerProcess;

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
        ServerProcess killed = ServerProcess.start(database, url, data);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            CountDownLatch enough = new CountDownLatch(BEFORE_THE_KILL);
            AtomicInteger hour = new AtomicInteger();
            ApiClient api = killed.api();
            for (int i = 0; i < CLIENTS; i++) {
                clients.execute(() -> reserveUntilTheEnd(api, hour, promised, enough));
            }
            assertThat(enough.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            killed.kill();
        }

        ServerProcess again = ServerProcess.start(database, url, data);
        try {
            ApiClient api = again.api();
            assertThat(promised).hasSizeGreaterThanOrEqualTo(BEFORE_THE_KILL);
            assertThat(promised)
                    .allSatisfy(location ->
                            assertThat(api.get(location).status()).as(location).isEqualTo(200));
        } finally {
            again.kill();
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
}
