package org.etabli.gcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.etabli.gcode.check.Finding;
import org.etabli.gcode.check.Rule;
import org.etabli.gcode.estimate.Estimate;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.read.BgcodeWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a program is packed in, it is the same program. */
class FormatsTest {

    private static final String METADATA = "Producer=PrusaSlicer 2.7.0\n";
    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3};

    private final MachineProfile profile = Corpus.truth(0.5);

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"0,0", "0,1", "0,2", "1,0", "1,1", "1,2", "2,0", "2,1", "2,2", "3,0", "3,1", "3,2"})
    void binaryGcodeIsTimedAsItsText(int compression, int encoding) throws IOException {
        Path file = folder.resolve("a.bgcode");
        Files.write(file, new BgcodeWriter(compression, encoding).write(METADATA, PICTURE, program()));

        Analysis packed = GcodeFile.analyse(file, profile);

        assertSame(packed.estimate(), GcodeFile.analyse(program(), profile).estimate());
        assertThat(packed.slicer().name()).isEqualTo("PrusaSlicer");
        assertThat(packed.slicer().version()).isEqualTo("2.7.0");
        assertThat(packed.thumbnails()).singleElement().satisfies(thumbnail -> {
            assertThat(thumbnail.bytes()).isEqualTo(PICTURE);
            assertThat(thumbnail.width()).isEqualTo(16);
        });
    }

    @Test
    void thePlateOfAnArchiveIsTimedAsItsText() throws IOException {
        Path file = archive("Metadata/plate_1.gcode");

        assertSame(
                GcodeFile.analyse(file, profile).estimate(),
                GcodeFile.analyse(program(), profile).estimate());
    }

    @Test
    void anArchiveWithoutGcodeIsAFinding() throws IOException {
        assertThat(rules(archive("3D/3dmodel.model"))).contains(Rule.DAMAGED_FILE);
    }

    @Test
    void aFlippedBitInBinaryGcodeIsAFinding() throws IOException {
        byte[] bytes = new BgcodeWriter(0, 0).write(METADATA, PICTURE, program());
        bytes[bytes.length / 2] ^= 4;
        Path file = Files.write(folder.resolve("b.bgcode"), bytes);

        assertThat(rules(file)).contains(Rule.DAMAGED_FILE);
    }

    @Test
    void aFileCutShortIsAFindingInEveryPacking() throws IOException {
        byte[] gzip = Files.readAllBytes(Corpus.file("ps25_cube20.gcode.gz"));
        byte[] binary = new BgcodeWriter(1, 2).write(METADATA, PICTURE, program());
        byte[] archive = Files.readAllBytes(archive("Metadata/plate_1.gcode"));

        for (byte[] whole : new byte[][] {gzip, binary, archive}) {
            Path file = Files.write(folder.resolve("c"), Arrays.copyOf(whole, whole.length / 2));
            assertThat(rules(file)).contains(Rule.DAMAGED_FILE);
        }
    }

    private java.util.List<Rule> rules(Path file) throws IOException {
        return GcodeFile.analyse(file, profile).findings().stream()
                .map(Finding::rule)
                .toList();
    }

    private Path archive(String entry) throws IOException {
        Path file = folder.resolve("a.gcode.3mf");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types/>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(program());
            zip.closeEntry();
        }
        return file;
    }

    private static void assertSame(Estimate actual, Estimate expected) {
        assertThat(actual.seconds()).isEqualTo(expected.seconds());
        assertThat(actual.commands()).isEqualTo(expected.commands());
        assertThat(actual.filament()).isEqualTo(expected.filament());
        assertThat(actual.layers()).isEqualTo(expected.layers());
        assertThat(actual.byFeature()).isEqualTo(expected.byFeature());
    }

    private static byte[] program() throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(Corpus.file("ps25_cube20.gcode.gz")))) {
            return in.readAllBytes();
        }
    }
}
