package org.etabli.lab.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.site.DataFolder;
import org.etabli.lab.site.LabSettings;
import org.etabli.lab.testlab.ApiClient;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.junit.jupiter.api.Test;

/** Files and bodies meant to fill the memory or the disk, or to leave their folder. Photos have tests of their own. */
class HostileFilesTest {

    private static final int MEGABYTE = 1 << 20;

    private final Lab lab = Lab.on(Database.H2);
    private final MachineId machine = lab.newMachine();
    private final ApiClient member = new ApiClient(
            lab.address(), lab.bean(Tokens.class).issue(lab.newMember().id()));

    @Test
    void aSmallFileThatUnpacksIntoGigabytesIsReadAndNeverHeld() throws IOException {
        byte[] bomb = gzip(900);
        assertThat(bomb).hasSizeLessThan(MEGABYTE);

        ApiClient.Answer said = read(bomb, "bomb.gcode.gz");

        assertThat(said.status()).isEqualTo(200);
        assertThat(said.json().path("ok").asBoolean()).isFalse();
    }

    @Test
    void anArchiveOfHugeEntriesIsGivenUpWithASentence() throws IOException {
        byte[] bomb = archive(600, "Metadata/thumbnail.png", "3D/model.model");

        ApiClient.Answer said = read(bomb, "plate.gcode.3mf");

        assertThat(said.status()).isEqualTo(200);
        assertThat(said.json().path("ok").asBoolean()).isFalse();
        assertThat(said.json().path("findings").path(0).path("message").asString())
                .isNotBlank();
    }

    @Test
    void anArchiveThatNamesPathsAboveItselfWritesNothingThere() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("../../../../escaped.gcode"));
            zip.write("G28\nG1 X10 Y10 F3000\n".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }

        assertThat(read(bytes.toByteArray(), "plate.gcode.3mf").status()).isEqualTo(200);

        Path data = lab.bean(LabSettings.class).data().toAbsolutePath();
        try (Stream<Path> all = Files.walk(data)) {
            assertThat(all.filter(path -> path.endsWith("escaped.gcode"))).isEmpty();
        }
        assertThat(data.resolveSibling("escaped.gcode")).doesNotExist();
    }

    @Test
    void aFilesNameIsOnlyAName() {
        for (Map.Entry<String, String> name : Map.of(
                        "../../keys/local.key",
                        "local.key",
                        "..\\..\\keys\\local.key",
                        "local.key",
                        "/etc/passwd",
                        "passwd",
                        "C:\\Windows\\win.ini",
                        "win.ini",
                        "%2e%2e%2fkeys%2flocal.key",
                        "%2e%2e%2fkeys%2flocal.key",
                        "..",
                        "..",
                        "folder/",
                        "file.gcode",
                        "x".repeat(400) + ".gcode",
                        "x".repeat(194) + ".gcode")
                .entrySet()) {
            ApiClient.Answer brought = bring("G28\n".getBytes(StandardCharsets.UTF_8), name.getKey());
            assertThat(brought.status()).as(name.getKey()).isEqualTo(201);
            assertThat(brought.text("name")).as(name.getKey()).isEqualTo(name.getValue());
        }
        assertThat(strays()).isEmpty();
    }

    @Test
    void whatIsTooLargeIsRefusedAndNothingOfItStays() {
        long before = kept();

        ApiClient.Answer large = bring(new byte[3 * MEGABYTE / 2], "large.gcode");

        assertThat(large.status()).isEqualTo(413);
        assertThat(kept()).isEqualTo(before);
        assertThat(strays()).isEmpty();
    }

    /** Pages and API read a body before they know who sent it. */
    @Test
    void aBodyWithoutEndIsNotReadToItsEndWhoeverSendsIt() {
        ApiClient nobody = new ApiClient(lab.address(), null);
        for (String path : List.of("/?v-r=uidl&v-uiId=0", "/sign-in", "/api/v1/tokens", "/api/v1/benches/enrolments")) {
            assertThat(nobody.send(post(path).POST(HttpRequest.BodyPublishers.ofByteArray(new byte[2 * MEGABYTE])))
                            .status())
                    .as("%s, its length told", path)
                    .isEqualTo(413);
        }
        for (String path : List.of("/sign-in", "/api/v1/tokens", "/api/v1/benches/enrolments")) {
            AtomicLong sent = new AtomicLong();
            assertThat(isRefused(
                            nobody, post(path).POST(HttpRequest.BodyPublishers.ofInputStream(() -> spaces(256, sent)))))
                    .as("%s, its length untold", path)
                    .isTrue();
            assertThat(sent.get()).as("%s, bytes sent", path).isLessThan(64L * MEGABYTE);
        }
    }

    private static boolean isRefused(ApiClient nobody, HttpRequest.Builder request) {
        try {
            return nobody.send(request).status() >= 300;
        } catch (UncheckedIOException hungUpOn) {
            return true;
        }
    }

    private HttpRequest.Builder post(String path) {
        return HttpRequest.newBuilder(member.resolve(path)).header("Content-Type", "application/json");
    }

    private static InputStream spaces(int megabytes, AtomicLong sent) {
        return new InputStream() {
            @Override
            public int read() {
                return sent.incrementAndGet() <= (long) megabytes * MEGABYTE ? ' ' : -1;
            }
        };
    }

    private ApiClient.Answer read(byte[] file, String name) {
        ApiClient.Answer brought = bring(file, name);
        assertThat(brought.status()).as(brought.body()).isEqualTo(201);
        return member.get("/api/v1/files/" + brought.text("id") + "?machine=" + machine);
    }

    private ApiClient.Answer bring(byte[] content, String name) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--of-this-test\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                        + name.replace("\\", "\\\\") + "\"\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes("\r\n--of-this-test--\r\n".getBytes(StandardCharsets.UTF_8));
        return member.send(HttpRequest.newBuilder(member.resolve("/api/v1/files"))
                .header("Content-Type", "multipart/form-data; boundary=of-this-test")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** Files below the store that are not called by their hash. */
    private List<Path> strays() {
        return inStore(path -> !path.getFileName().toString().matches("[0-9a-f]{64}"));
    }

    private long kept() {
        return inStore(path -> true).size();
    }

    private List<Path> inStore(java.util.function.Predicate<Path> which) {
        try (Stream<Path> all = Files.walk(lab.bean(DataFolder.class).files())) {
            return all.filter(Files::isRegularFile).filter(which).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] gzip(int megabytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            zeros(out, megabytes);
        }
        return bytes.toByteArray();
    }

    private static byte[] archive(int megabytes, String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zeros(zip, megabytes / names.length);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private static void zeros(OutputStream out, int megabytes) throws IOException {
        byte[] block = new byte[MEGABYTE];
        for (int i = 0; i < megabytes; i++) {
            out.write(block);
        }
    }
}
