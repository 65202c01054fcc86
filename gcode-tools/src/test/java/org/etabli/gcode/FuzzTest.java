package org.etabli.gcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.etabli.gcode.check.Finding;
import org.etabli.gcode.check.Rule;
import org.etabli.gcode.estimate.Estimate;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.read.BgcodeWriter;
import org.etabli.gcode.read.CommandSource;
import org.etabli.gcode.toolpath.Preview;
import org.etabli.gcode.toolpath.Toolpath;
import org.etabli.gcode.toolpath.ToolpathReader;
import org.etabli.gcode.toolpath.View;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs nobody would write: only findings may come of them, never an exception, a hang or a wrong "ok". Runs for a
 * few seconds; {@code -Dgcode.fuzz.seconds=3600} for an hour, {@code -Dgcode.fuzz.seed=…} to repeat one.
 */
class FuzzTest {

    /** By hand: for so long, from a seed that nobody has tried. Otherwise the same programs every day. */
    private static final @Nullable Long SECONDS = Long.getLong("gcode.fuzz.seconds");

    private static final long EVERY_DAY = 20_261_122;
    private static final int ROUNDS = 200;

    private static final List<MachineProfile> MACHINES =
            MachineProfile.NAMES.stream().map(MachineProfile::named).toList();

    private static final String[] WORDS = {
        "G0",
        "G1",
        "G2",
        "G3",
        "G4",
        "G10",
        "G11",
        "G17",
        "G18",
        "G19",
        "G20",
        "G21",
        "G28",
        "G28.1",
        "G38.2",
        "G53",
        "G54",
        "G55",
        "G59",
        "L2",
        "L20",
        "P2",
        "G81",
        "G90",
        "G91",
        "G90.1",
        "G91.1",
        "G92",
        "G92.1",
        "G93",
        "M3",
        "M4",
        "M5",
        "M30",
        "M73",
        "M82",
        "M83",
        "M84",
        "M104",
        "M106",
        "M107",
        "M109",
        "M112",
        "M140",
        "M190",
        "M201",
        "M203",
        "M204",
        "M205",
        "M220",
        "M221",
        "M302",
        "M400",
        "M500",
        "M600",
        "T0",
        "T1",
        "T9",
        "T99999",
        "N7",
        "X",
        "Y",
        "Z",
        "E",
        "F",
        "I",
        "J",
        "K",
        "R",
        "S",
        "P",
        "L",
        "*12",
        "%",
        "/",
        "$X",
        "$30=5",
        "#5=3",
        "[1+2]",
        "(note)",
        ";TYPE:Fill",
        ";LAYER_CHANGE",
        "\"q",
        "; thumbnail begin 9x9 4",
        "; thumbnail end",
        "SET_VELOCITY_LIMIT ACCEL=0",
        "M2",
        "M73 P5 R",
        "M86 S0",
        "M106",
        "START_PRINT A=1",
        "\u00e9",
        "\0",
    };

    private static final String[] NUMBERS = {
        "0",
        "-0",
        ".",
        "-",
        "+",
        "1",
        "-1",
        "0.05",
        "10",
        "200",
        "1e9",
        "99999999999",
        "-99999999999999999999999",
        ".5",
        "5.",
        "1.2.3",
        "--1",
        "0.000000001",
        "300",
        "1000",
        "NaN",
        "[5/0]",
    };

    @TempDir
    Path folder = Path.of("");

    @Test
    void programsOfWordsInAnyOrder() throws IOException {
        fuzz((random, seed) -> {
            StringBuilder program = new StringBuilder();
            int lines = random.nextInt(60);
            for (int line = 0; line < lines; line++) {
                int words = 1 + random.nextInt(6);
                for (int i = 0; i < words; i++) {
                    program.append(WORDS[random.nextInt(WORDS.length)]);
                    if (random.nextInt(3) > 0) {
                        program.append(NUMBERS[random.nextInt(NUMBERS.length)]);
                    }
                    program.append(random.nextBoolean() ? " " : "");
                }
                program.append(random.nextInt(20) == 0 ? "\r" : "\n");
            }
            return program.toString().getBytes(StandardCharsets.UTF_8);
        });
    }

    @Test
    void realProgramsWithBytesChanged() throws IOException {
        byte[] real = Corpus.program("pstoedit_tcllogo.gcode.gz");
        byte[] print = java.util.Arrays.copyOf(Corpus.program("ps25_cube20.gcode.gz"), 30_000);
        fuzz((random, seed) -> changed(random.nextBoolean() ? real : print, random));
    }

    @Test
    void packedProgramsWithBytesChanged() throws IOException {
        byte[] print = java.util.Arrays.copyOf(Corpus.program("ps25_cube20.gcode.gz"), 20_000);
        byte[] gzip = java.util.Arrays.copyOf(Files.readAllBytes(Corpus.file("ps25_cube20.gcode.gz")), 20_000);
        byte[][] packed = new byte[13][];
        for (int i = 0; i < 12; i++) {
            packed[i] = new BgcodeWriter(i / 3, i % 3).write("a=b\n", new byte[] {1, 2}, print);
        }
        packed[12] = gzip;
        fuzz((random, seed) -> changed(packed[random.nextInt(packed.length)], random));
    }

    private static byte[] changed(byte[] original, Random random) {
        byte[] bytes = original.clone();
        int changes = 1 + random.nextInt(10);
        for (int i = 0; i < changes; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return random.nextInt(4) == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    /** Makes one program from a seed. */
    private interface Maker {
        byte[] make(Random random, long seed);
    }

    private void fuzz(Maker maker) throws IOException {
        Long wanted = Long.getLong("gcode.fuzz.seed");
        long seed = wanted != null ? wanted : SECONDS != null ? new Random().nextLong() : EVERY_DAY;
        long end = System.nanoTime()
                + Duration.ofSeconds(SECONDS == null ? 0 : SECONDS).toNanos() / 3;
        Path file = folder.resolve("fuzz");
        for (int round = 0; round < ROUNDS || System.nanoTime() - end < 0; round++, seed++) {
            byte[] program = maker.make(new Random(seed), seed);
            Files.write(file, program);
            for (MachineProfile machine : MACHINES) {
                try {
                    judge(file, machine);
                } catch (RuntimeException | IOException | AssertionError e) {
                    throw new AssertionError("-Dgcode.fuzz.seed=" + seed + " on " + machine.name(), e);
                }
            }
            if (wanted != null) {
                return;
            }
        }
    }

    private static void judge(Path file, MachineProfile machine) throws IOException {
        Analysis analysis = GcodeFile.analyse(file, machine);
        Estimate estimate = analysis.estimate();
        assertThat(estimate.motionSeconds()).isGreaterThanOrEqualTo(0).isNotNaN();
        assertThat(estimate.dwellSeconds()).isGreaterThanOrEqualTo(0).isNotNaN();
        assertThat(estimate.heatingSeconds()).isGreaterThanOrEqualTo(0).isFinite();
        if (Double.isFinite(estimate.seconds())) {
            assertThat(estimate.uncertainty().low()).isBetween(0.0, estimate.seconds());
            assertThat(estimate.uncertainty().high()).isGreaterThanOrEqualTo(estimate.seconds());
        }
        for (Finding finding : analysis.findings()) {
            assertThat(finding.message(java.util.Locale.FRENCH)).isNotBlank();
            assertThat(finding.line()).isBetween(0, estimate.lines() + 1);
        }
        boolean damaged = analysis.findings().stream().anyMatch(finding -> finding.rule() == Rule.DAMAGED_FILE);
        if (damaged) {
            assertThat(analysis.ok()).isFalse();
            return;
        }
        long sent = 0;
        try (CommandSource source = CommandSource.open(file)) {
            while (source.next()) {
                // As firmwares see it: a form feed is rubbish, and is found as such, but no blank.
                assertThat(source.text().replaceAll("[ \t]", "")).isNotEmpty().doesNotContain("\n", "\r");
                sent++;
            }
        }
        assertThat(sent).isEqualTo(estimate.commands());
        boolean somewhere =
                analysis.findings().stream().anyMatch(finding -> finding.rule() == Rule.WORK_OFFSET_UNKNOWN);
        if (analysis.ok() && !somewhere && !Double.isNaN(estimate.bounds().minX())) {
            assertThat(estimate.bounds().minX())
                    .isGreaterThan(machine.volume().x().min() - 0.01);
            assertThat(estimate.bounds().maxZ()).isLessThan(machine.volume().z().max() + 0.01);
            assertThat(estimate.motionSeconds()).isFinite();
        }
        Toolpath path = ToolpathReader.read(file, machine);
        new Preview(path, View.ISO, 32, 32).png(java.io.OutputStream.nullOutputStream());
    }
}
