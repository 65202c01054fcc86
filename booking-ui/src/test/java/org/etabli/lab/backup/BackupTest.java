package org.etabli.lab.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.etabli.lab.testlab.ApiClient;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Promises;
import org.etabli.lab.testlab.ServerProcess;
import org.etabli.lab.testlab.ServerProcess.Said;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code etabli backup} and {@code etabli restore}, as an administrator's script calls them. */
class BackupTest {

    private static final int BEFORE_THE_BACKUP = 20;
    private static final String CUBE = "src/test/resources/gcode/cube.gcode";

    @TempDir
    Path folder = Path.of("");

    @Test
    void aBackupMadeWhileMembersReserveIsTheWholeLabElsewhere() throws IOException, InterruptedException {
        Path file = folder.resolve("lab.zip");
        Promises promised = new Promises(BEFORE_THE_BACKUP);
        ServerProcess lost = start(data("lost"));
        ApiClient api = lost.api();
        String brought = upload(api);
        List<String> before;
        try (ExecutorService member = Executors.newVirtualThreadPerTaskExecutor()) {
            member.execute(() -> promised.askUntilTheServerIsGone(api));
            assertThat(promised.enough().await(2, TimeUnit.MINUTES)).isTrue();
            before = promised.soFar();

            assertThat(lost.run("backup", file.toString()).status()).isZero();

            lost.kill();
        }
        assertThat(promised.soFar()).hasSizeGreaterThan(before.size());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        Path elsewhere = data("elsewhere");
        Said restored = ServerProcess.run(elsewhere, "restore", file.toString());
        assertThat(restored.status()).as(restored.words()).isZero();
        ServerProcess again = start(elsewhere);
        try {
            // The very token of before: whoever had one goes on with it.
            ApiClient same = api.at(again.address());
            assertThat(before)
                    .allSatisfy(location ->
                            assertThat(same.get(location).status()).as(location).isEqualTo(200));
            assertThat(same.get("/api/v1/files/" + brought + "?machine=prusa-1").status())
                    .isEqualTo(200);
        } finally {
            again.kill();
        }
        assertThat(elsewhere.resolve("keys/lease.key")).hasSameBinaryContentAs(folder.resolve("lost/keys/lease.key"));
    }

    @Test
    void whereTheServerCannotCopyItsDatabaseNoHalfABackupIsLeft() throws IOException, InterruptedException {
        Path data = data("full");
        // As on a full disk: what the copy is called cannot be written.
        Files.createDirectories(data.resolve("database.backup.part/something"));
        ServerProcess server = start(data);
        try {
            Said said = server.run("backup", folder.resolve("lab.zip").toString());

            assertThat(said.status()).isEqualTo(1);
            assertThat(said.words()).contains("no backup was made").contains("log");
            assertThat(folder).isDirectoryNotContaining(each -> each.toString().contains("lab.zip"));
        } finally {
            server.kill();
        }
    }

    @Test
    void aLabThatIsStoppedIsBackedUpAsWellAndNoneIsOverwritten() throws IOException, InterruptedException {
        Path data = data("stopped");
        ServerProcess server = start(data);
        Path file = folder.resolve("lab.zip");
        Said elsewhere = ServerProcess.run(data, "backup", file.toString());
        assertThat(elsewhere.status()).isEqualTo(1);
        assertThat(elsewhere.words()).contains("a server is at work").contains("ETABLI_PORT");
        assertThat(folder).isDirectoryNotContaining(each -> each.toString().contains("lab.zip"));
        server.kill();

        assertThat(ServerProcess.run(data, "backup", file.toString()).status()).isZero();

        assertThat(Archive.check(file).database()).isTrue();
        assertThat(ServerProcess.run(data, "backup", file.toString()))
                .satisfies(said -> assertThat(said.status()).isEqualTo(2))
                .satisfies(said -> assertThat(said.words()).contains("is there already"));
        assertThat(ServerProcess.run(data, "restore", file.toString()))
                .satisfies(said -> assertThat(said.status()).isEqualTo(1))
                .satisfies(said -> assertThat(said.words()).contains("is a lab's already"));
        assertThat(ServerProcess.run(folder.resolve("nowhere"), "backup", folder + "/none.zip"))
                .satisfies(said -> assertThat(said.status()).isEqualTo(1))
                .satisfies(said -> assertThat(said.words()).contains("there is no lab"));
        assertThat(folder.resolve("none.zip")).doesNotExist();
    }

    @Test
    void onPostgresqlTheBackupSaysThatTheDatabaseIsSavedByItsOwnTools() throws IOException, InterruptedException {
        Path data = data("large");
        ServerProcess server = ServerProcess.start(Database.POSTGRESQL, Database.POSTGRESQL.url(data), data);
        try {
            Path file = folder.resolve("lab.zip");

            Said said = server.run("backup", file.toString());

            assertThat(said.status()).isZero();
            assertThat(said.words()).contains("pg_dump");
            assertThat(Archive.check(file).database()).isFalse();
        } finally {
            server.kill();
        }
    }

    private static String upload(ApiClient api) throws IOException {
        String head = "--cube\r\nContent-Disposition: form-data; name=\"file\"; filename=\"cube.gcode\"\r\n\r\n";
        return api.send(HttpRequest.newBuilder(api.resolve("/api/v1/files"))
                        .header("Content-Type", "multipart/form-data; boundary=cube")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                head + Files.readString(Path.of(CUBE)) + "\r\n--cube--\r\n")))
                .text("id");
    }

    private static ServerProcess start(Path data) throws IOException {
        return ServerProcess.start(Database.H2, Database.H2.url(data), data);
    }

    private Path data(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }
}
