package org.etabli.lab.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in a backup, and what is never restored. */
class ArchiveTest {

    private static final Instant AT = Instant.parse("2026-03-02T08:00:00Z");
    private static final byte[] DATABASE = new byte[5_000];

    static {
        new Random(7).nextBytes(DATABASE);
    }

    @TempDir
    private Path folder = Path.of("");

    private Path data = folder;
    private Path file = folder;
    private Path there = folder;

    @BeforeEach
    void aLabAndItsBackup() throws IOException {
        data = folder.resolve("data");
        there = folder.resolve("there");
        file = folder.resolve("lab.zip");
        put("keys/lease.key", "secret");
        put("files/ab/abcd", "G28\n");
        put("files/upload42.part", "half a fi");
        put("photos/m/1.jpg", "photo");
        put("broker/journal/1.amq", "under way");
        put("logs/server.log", "words");
        try (OutputStream out = Files.newOutputStream(file)) {
            Archive.write(data, AT, () -> new ByteArrayInputStream(DATABASE), out);
        }
    }

    @Test
    void whatNobodyCanMakeAgainIsInItAndComesBackForTheLabsOwnAccountOnly() throws IOException {
        assertThat(Archive.check(file)).isEqualTo(new Archive.Label(1, AT, true));

        assertThat(Archive.restore(file, there)).isEqualTo(new Archive.Label(1, AT, true));

        assertThat(filesIn(there))
                .containsExactly("database/etabli.mv.db", "files/ab/abcd", "keys/lease.key", "photos/m/1.jpg");
        assertThat(there.resolve(Archive.DATABASE)).hasBinaryContent(DATABASE);
        assertThat(there.resolve("keys/lease.key")).hasContent("secret");
        for (String each : filesIn(there)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(there.resolve(each))))
                    .isEqualTo("rw-------");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys", "files", "photos", "handouts", "database", "broker"})
    void aLabThatIsThereIsNotTouched(String its) throws IOException {
        Files.createDirectories(there.resolve(its));
        Files.writeString(there.resolve(its).resolve("its-own"), "its own");

        assertThatThrownBy(() -> Archive.restore(file, there))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is a lab's already")
                .hasMessageContaining(its)
                .hasMessageContaining("ETABLI_DATA");

        assertThat(filesIn(there)).containsExactly(its + "/its-own");
    }

    @Test
    void aBenchThatLivesInTheSameFolderKeepsItsOwn() throws IOException {
        Files.createDirectories(there.resolve("bench"));
        Files.writeString(there.resolve("bench/identity.json"), "{}");

        Archive.restore(file, there);

        assertThat(filesIn(there)).contains("bench/identity.json", Archive.DATABASE);
    }

    @Test
    void whatARestoreThatWasKilledLeftIsClearedAway() throws IOException {
        Files.createDirectories(there.resolve("restoring/files"));
        Files.writeString(there.resolve("restoring/files/of-another-backup"), "half");

        Archive.restore(file, there);

        assertThat(filesIn(there)).noneMatch(name -> name.contains("another"));
        assertThat(there.resolve("restoring")).doesNotExist();
    }

    /** From a memory stick: one byte is another, within the largest thing that is in it. */
    @Test
    void oneWrongByteIsFoundAndNothingIsRestored() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int at = bytes.length / 4; at < bytes.length / 2; at += 97) {
            byte[] wrong = bytes.clone();
            wrong[at] ^= 0x10;
            Files.write(file, wrong);

            assertThatThrownBy(() -> Archive.check(file)).as("byte %d", at).hasMessageContaining("damaged");
            assertThatThrownBy(() -> Archive.restore(file, there)).hasMessageContaining("damaged");
            assertThat(filesIn(there)).isEmpty();
        }
    }

    /** The server died while it wrote, or the disk was full. */
    @Test
    void aBackupThatBreaksOffIsNone() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int length = 0; length < bytes.length; length += 251) {
            Files.write(file, Arrays.copyOf(bytes, length));

            assertThatThrownBy(() -> Archive.restore(file, there))
                    .as("%d bytes", length)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("damaged");
            assertThat(filesIn(there)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside",
                "/proc/outside",
                "keys/../../outside",
                "keys/./lease.key",
                "broker/journal",
                "bench/identity.json",
                "keys",
                "keys/",
                "keys//a",
                "logs/a"
            })
    void whatNoBackupHasInItIsNotWritten(String name) throws IOException {
        zip("etabli-backup.json", "{\"format\":1,\"madeAt\":\"2026-03-02T08:00:00Z\",\"database\":false}", name);

        assertThatThrownBy(() -> Archive.restore(file, there)).hasMessageContaining("which no backup has");

        assertThat(filesIn(there)).isEmpty();
        assertThat(folder.resolve("outside")).doesNotExist();
    }

    @Test
    void anotherZipALaterVersionAndAnEmptyLabelSayWhatTheyAre() throws IOException {
        zip("photo.jpg", "", "keys/a");
        assertThatThrownBy(() -> Archive.check(file)).hasMessageContaining("no backup of Établi");
        zip("etabli-backup.json", "{\"format\":2,\"madeAt\":\"2036-03-02T08:00:00Z\",\"new\":1}", "keys/a");
        assertThatThrownBy(() -> Archive.check(file)).hasMessageContaining("later version");
        for (String label : new String[] {"null", "{}", "[]", "half a", ""}) {
            zip("etabli-backup.json", label, "keys/a");
            assertThatThrownBy(() -> Archive.check(file)).as(label).hasMessageContaining("label");
        }
    }

    @Test
    void aDatabaseThatIsPromisedIsThere() throws IOException {
        zip("etabli-backup.json", "{\"format\":1,\"madeAt\":\"2026-03-02T08:00:00Z\",\"database\":true}", "keys/a");
        assertThatThrownBy(() -> Archive.restore(file, there)).hasMessageContaining("its database is missing");
        assertThat(filesIn(there)).isEmpty();

        try (OutputStream out = Files.newOutputStream(file)) {
            Path gone = folder.resolve("gone");
            assertThatThrownBy(() -> Archive.write(data, AT, () -> Files.newInputStream(gone), out))
                    .isInstanceOf(NoSuchFileException.class);
        }
    }

    private void zip(String first, String content, String second) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(first));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(second));
        }
    }

    private void put(String name, String content) throws IOException {
        Files.createDirectories(data.resolve(name).getParent());
        Files.writeString(data.resolve(name), content);
    }

    private static List<String> filesIn(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(each -> folder.relativize(each).toString())
                    .sorted()
                    .toList();
        }
    }
}
