package org.etabli.bench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.etabli.bench.lab.LabServer;
import org.etabli.bench.lab.StepClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest {

    private static final byte[] CUBE = "G28\nG1 X1 F600\nM84\n".repeat(4_000).getBytes(StandardCharsets.US_ASCII);
    private static final Clock CLOCK = Clock.fixed(StepClock.START, ZoneOffset.UTC);

    @TempDir
    Path folder;

    private LabServer server;

    @BeforeEach
    void aServer() throws Exception {
        server = new LabServer(folder.resolve("server"));
    }

    @AfterEach
    void stops() throws Exception {
        server.close();
    }

    @Test
    void aFileIsFetchedOnceAndServedFromTheCardAfterwards() throws Exception {
        String hash = server.offer(CUBE);

        Path first = store("bench-key", 1 << 20).fetch(hash, CUBE.length, "cube.gcode");
        server.close();
        Path second = store("bench-key", 1 << 20).fetch(hash, CUBE.length, "cube.gcode");
        server = new LabServer(folder.resolve("next"));

        assertThat(first).isEqualTo(second).hasBinaryContent(CUBE);
    }

    @Test
    void aTransferThatBreaksIsTakenUpWhereItBroke() throws Exception {
        String hash = server.offer(CUBE);
        server.breakTransfersAfter = CUBE.length / 3;

        assertThat(store("bench-key", 1 << 20).fetch(hash, CUBE.length, "cube.gcode"))
                .hasBinaryContent(CUBE);
    }

    @Test
    void aFileThatIsNotWhatItsNameSaysIsThrownAway() {
        String hash = "ab".repeat(32);
        server.offerAs(hash, CUBE);

        assertThatThrownBy(() -> store("bench-key", 1 << 20).fetch(hash, CUBE.length, "cube.gcode"))
                .isInstanceOf(ServerException.class)
                .hasMessageContaining("another SHA-256");
        assertThat(kept()).isEmpty();
    }

    @Test
    void aSizeThatIsNotTheServersAWrongKeyAndAMissingFileAreNamed() throws Exception {
        String hash = server.offer(CUBE);

        assertThatThrownBy(() -> store("other-key", 1 << 20).fetch(hash, CUBE.length, "cube.gcode"))
                .hasMessageContaining("does not accept this bench's key");
        assertThatThrownBy(() -> store("bench-key", 1 << 20).fetch("cd".repeat(32), 10, "cube.gcode"))
                .hasMessageContaining("has no file");
        assertThatThrownBy(() -> store("bench-key", 1 << 20).fetch(hash, FileStore.MOST_BYTES + 1, "cube.gcode"))
                .hasMessageContaining("at most");
    }

    @Test
    void aHashThatIsAPathIsNoHash() {
        assertThatThrownBy(() -> store("bench-key", 1 << 20).fetch("../../etc/passwd", 10, "cube.gcode"))
                .hasMessageContaining("is no SHA-256");
    }

    @Test
    void theOldestFilesMakeRoomForANewOne() throws Exception {
        FileStore store = store("bench-key", CUBE.length * 2L);
        byte[] second = ("; second\n" + new String(CUBE, StandardCharsets.US_ASCII))
                .substring(0, CUBE.length)
                .getBytes(StandardCharsets.US_ASCII);
        byte[] third = ("; third\n" + new String(CUBE, StandardCharsets.US_ASCII))
                .substring(0, CUBE.length)
                .getBytes(StandardCharsets.US_ASCII);
        Path oldest = store.fetch(server.offer(CUBE), CUBE.length, "a.gcode");
        Files.setLastModifiedTime(oldest, FileTime.fromMillis(0));
        Path kept = store.fetch(server.offer(second), second.length, "b.gcode");

        Path newest = store.fetch(server.offer(third), third.length, "c.gcode");

        assertThat(kept()).containsExactlyInAnyOrder(kept, newest);
    }

    private FileStore store(String key, long cacheBytes) {
        return new FileStore(folder.resolve("files"), server.address(), key, cacheBytes, CLOCK);
    }

    private List<Path> kept() {
        try (Stream<Path> all = Files.list(folder.resolve("files"))) {
            return all.toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
