package org.etabli.lab.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.etabli.lab.testlab.ApiClient;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;
import org.etabli.lab.testlab.Promises;
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
        Promises promised = new Promises(BEFORE_THE_KILL);
        ServerProcess killed = ServerProcess.start(database, url, data);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            ApiClient api = killed.api();
            for (int i = 0; i < CLIENTS; i++) {
                clients.execute(() -> promised.askUntilTheServerIsGone(api));
            }
            assertThat(promised.enough().await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            killed.kill();
        }

        ServerProcess again = ServerProcess.start(database, url, data);
        try {
            ApiClient api = again.api();
            assertThat(promised.soFar()).hasSizeGreaterThanOrEqualTo(BEFORE_THE_KILL);
            assertThat(promised.soFar())
                    .allSatisfy(location ->
                            assertThat(api.get(location).status()).as(location).isEqualTo(200));
        } finally {
            again.kill();
        }
    }
}
