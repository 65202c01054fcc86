package org.etabli.gcode.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.etabli.gcode.Corpus;
import org.etabli.gcode.GcodeFile;
import org.etabli.gcode.machine.MachineProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to harm: each ends in a finding, soon, in the memory any other file takes. */
@Timeout(60)
class HostileFilesTest {

    private static final int MIB = 1 << 20;

    private final MachineProfile profile = MachineProfile.parse(Corpus.text("check/fff.yaml"), "fff.yaml");

    @TempDir
    Path folder = Path.of("");

    @Test
    void twoHundredMegabytesOnOneLine() throws IOException {
        Path file = folder.resolve("line.gcode.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            byte[] part = "G1 X1 ".repeat(MIB / 6).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 200; i++) {
                out.write(part);
            }
        }
        assertThat(rules(file)).contains(Rule.LINE_TOO_LONG);
    }

    @Test
    void aBombInGzip() throws IOException {
        Path file = folder.resolve("bomb.gz");
        ByteArrayOutputStream member = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(member)) {
            out.write(new byte[32 * MIB]);
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < 66; i++) {
                out.write(member.toByteArray());
            }
        }
        assertThat(Files.size(file)).isLessThan(3 * MIB);
        assertThat(rules(file)).contains(Rule.TOO_LARGE);
    }

    @Test
    void anArchiveInAnArchiveInAnArchive() throws IOException {
        byte[] inner = "G28".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 5; i++) {
            Path file = folder.resolve("nested.3mf");
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
                zip.putNextEntry(new ZipEntry("Metadata/plate_1.gcode"));
                zip.write(inner);
            }
            inner = Files.readAllBytes(file);
        }
        assertThat(rules(folder.resolve("nested.3mf"))).contains(Rule.BINARY_CONTENT);
    }

    @Test
    void anArchiveFullOfSomethingElse() throws IOException {
        Path file = folder.resolve("full.3mf");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(1);
            zip.putNextEntry(new ZipEntry("3D/model"));
            byte[] part = new byte[16 * MIB];
            for (int i = 0; i < 70; i++) {
                zip.write(part);
            }
        }
        assertThat(rules(file)).contains(Rule.DAMAGED_FILE);
    }

    @Test
    void aThousandMillionLayers() throws IOException {
        StringBuilder program = new StringBuilder("; total layer number: 1000000000\nG28\nM109 S210\nM83\n");
        for (int i = 0; i < 400_000; i++) {
            program.append(";LAYER_CHANGE\n");
        }
        program.append("G1 X10 E1 F1000\nM104 S0\n");

        assertThat(rules(program.toString())).containsExactly(Rule.LAYERS_ABSURD);
    }

    @Test
    void arcsThatAskForMillionsOfChords() throws IOException {
        String arc = "G2 X10 Y10 I900000 J0 F3000\n";

        assertThat(rules("G28\n" + arc.repeat(20_000))).contains(Rule.OUTSIDE_VOLUME);
    }

    @Test
    void movesTooSmallToEverBrake() throws IOException {
        StringBuilder program = new StringBuilder("G28\nM109 S210\nM83\nG91\nG1 F6000\n");
        program.append("G1 X0.0000001 E0.00000001\n".repeat(300_000)).append("M104 S0\n");

        assertThat(GcodeFile.analyse(program.toString().getBytes(StandardCharsets.US_ASCII), Corpus.truth(0.5))
                        .estimate()
                        .motionSeconds())
                .isPositive();
    }

    @Test
    void numbersPastAllNumbers() throws IOException {
        String digits = "9".repeat(400);

        assertThat(rules("G28\nG1 X" + digits + " Y-" + digits + " F" + digits + "\nG4 P" + digits + "\n"))
                .contains(Rule.ABSURD_NUMBER);
    }

    /** What is infinite somewhere soon is no number at all, and no estimate either. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "G1 X%s",
                "G1 Z%s",
                "G1 E%s",
                "G1 X5 F%s",
                "G2 X10 Y10 I%s J5",
                "G4 P%s",
                "G92 X%s",
                "G10 L2 P1 X%s",
                "M201 X%s",
                "M203 X%s",
                "M204 S%s",
                "M205 X%s J%s",
                "M220 S%s",
                "M221 S%s",
                "SET_VELOCITY_LIMIT ACCEL=%s"
            })
    void aNumberPastAllNumbersLeavesTheTimeANumber(String line) throws IOException {
        for (String number : List.of("9".repeat(400), "-" + "9".repeat(400), "[5/0]", "[0-5/0]", "[5/0-5/0]")) {
            String program = "G28\nG1 X1 F600\n" + line.replace("%s", number) + "\nG1 X3 Y3 E.2\nG1 X1\n";
            for (String machine : MachineProfile.NAMES) {
                assertThat(GcodeFile.analyse(program.getBytes(StandardCharsets.US_ASCII), MachineProfile.named(machine))
                                .estimate()
                                .motionSeconds())
                        .as(machine + ", " + line + ", " + number)
                        .isNotNaN();
            }
        }
    }

    private List<Rule> rules(String program) throws IOException {
        return rules(Files.writeString(folder.resolve("p.gcode"), program));
    }

    private List<Rule> rules(Path file) throws IOException {
        return GcodeFile.analyse(file, profile).findings().stream()
                .map(Finding::rule)
                .toList();
    }
}
