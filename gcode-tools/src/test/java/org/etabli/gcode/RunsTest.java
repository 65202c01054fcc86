package org.etabli.gcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.etabli.gcode.check.Checker;
import org.etabli.gcode.check.Stock;
import org.etabli.gcode.estimate.Estimate;
import org.etabli.gcode.estimate.Estimator;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.read.GcodeReader;
import org.etabli.gcode.slicer.SlicerNotes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of plain moves are read, timed, weighed and checked in one go, to the last digit as one by one. */
class RunsTest {

    private static final long SEED = Long.getLong("gcode.seed", 20_261_122);
    private static final int PROGRAMS = Integer.getInteger("gcode.programs", 60);

    /** What may stand between two plain moves, or instead of one. */
    private static final String[] ODDITIES = {
        "G1 X10 Y20 E5",
        "G1 X-0.5 Y-.25 E.01",
        "G1 X-50 Y60.5 E.05",
        "G1 X100.5 Y400.5 E.05",
        "G1 X60.125 Y60.125 E9.5",
        "G1 X60.5 Y60.5 E0.0",
        "G1 X60.5 Y60.5 E-.8",
        "G1 X1.2.3 Y60.5 E.05",
        "G1 X61,5 Y60.5 E.05",
        "G1 X61/5 Y60.5 E.05",
        "G1 X6:.5 Y60.5 E.05",
        "G1 X6é.5 Y60.5 E.05",
        "G1 X1234567 Y60.5 E.05",
        "G1 X60.12345678 Y60.5 E.05",
        "G1 X. Y60.5 E.05",
        "G1 X- Y60.5 E.05",
        "G1 X-. Y60.5 E.05",
        "G1 X--6 Y60.5 E.05",
        "G1 X6-5 Y60.5 E.05",
        "G1 X60.5 Y60.5 E.05\rG1 X61.5 Y60.5 E.05",
        "G1 X60.5 Y60.5 E.05\t",
        "G1 X5 Y6 E7",
        "G1 X60.5 Y60.5 E.05;round the corner",
        "G1 X60.5 Y60.5 E.05 ; round the corner",
        "G1 X60.5 Y60.5 E.05 F3000",
        "G1 X60.5 Y60.5 E.05 E.06",
        "g1 x60.5 y60.5 e.05",
        "G1 X60.5  Y60.5 E.05",
        "G1 X61.5 Y60.5",
        "G1 E-.8 F2100",
        "G1 E.8",
        "G1 F7200",
        "G1 Z.6",
        "G1 Z400.5",
        "G0 X70.5 Y70.5",
        "G2 X80.5 Y70.5 I5 J0 E.4",
        "G4 P500",
        "G10",
        "G11",
        "G20",
        "G21",
        "G28",
        "G90",
        "G91",
        "G92 E0",
        "G92 X5",
        "M82",
        "M83",
        "M84",
        "M104 S0",
        "M104 S215",
        "M109 S215",
        "M204 S500",
        "M204 S3000",
        "M220 S80",
        "M221 S95",
        "M73 P10 R5",
        "SET_VELOCITY_LIMIT SQUARE_CORNER_VELOCITY=8",
        "SET_VELOCITY_LIMIT MINIMUM_CRUISE_RATIO=0",
        "T1",
        "T0",
        ";TYPE:Solid infill",
        ";LAYER_CHANGE",
        "M117 X60.5 Y60.5 E.05",
        "",
        "N12 G1 X60.5 Y60.5 E.05",
    };

    /** What an oddity may have changed, without which nothing would be a plain move any more. */
    private static final String AS_BEFORE = "G90\nG21\nT0\nM109 S215\n";

    private final Random random = new Random(SEED);

    static Stream<String> machines() {
        return MachineProfile.NAMES.stream();
    }

    @ParameterizedTest
    @MethodSource("machines")
    void whatRunsGiveIsWhatTheirLinesGive(String machine) throws IOException {
        for (int i = 0; i < PROGRAMS; i++) {
            String program = program();

            assertSame(
                    program.getBytes(StandardCharsets.UTF_8),
                    MachineProfile.named(machine),
                    "seed " + SEED + ", program " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ps25_cube20.gcode.gz", "ps25_thinbox.gcode.gz", "cura413_cube20.gcode.gz"})
    void realFilesGiveTheSameEitherWay(String file) throws IOException {
        assertSame(Corpus.program(file), Corpus.truth(0.5), file);
    }

    @Test
    void aMoveOutsideInALongRunIsFoundOnItsLine() throws IOException {
        String inside = "G1 X60.5 Y60.5 E.05\nG1 X61.5 Y60.5 E.05\n".repeat(200);
        String program =
                "M104 S215\nG28\nM83\nG1 Z.2 F3000\n" + inside + "G1 X60.5 Y900.5 E.05\n" + inside + "M104 S0\n";

        Analysis analysis =
                GcodeFile.analyse(program.getBytes(StandardCharsets.UTF_8), MachineProfile.named("klipper"));

        assertThat(analysis.findings())
                .anySatisfy(finding -> assertThat(finding.line()).isEqualTo(405));
    }

    private static void assertSame(byte[] program, MachineProfile machine, String about) throws IOException {
        Analysis runs = GcodeFile.analyse(program, machine);
        Analysis lines = oneByOne(program, machine);

        assertThat(runs.findings()).as(about).isEqualTo(lines.findings());
        assertThat(runs.estimate())
                .as(about)
                .usingRecursiveComparison()
                .withComparatorForType(Double::compare, Double.class)
                .isEqualTo(lines.estimate());
    }

    private static Analysis oneByOne(byte[] program, MachineProfile machine) throws IOException {
        SlicerNotes notes = new SlicerNotes();
        Estimator estimator = new Estimator(machine, notes);
        Checker checker = new Checker(machine, estimator.state(), notes, Stock.UNKNOWN);
        try (GcodeReader reader = GcodeReader.of(program, notes)) {
            while (reader.next()) {
                estimator.accept(reader.command());
                checker.accept(reader.command());
            }
            estimator.finish();
            Estimate estimate = estimator.estimate(reader.bytes(), reader.lines(), reader.commands());
            return new Analysis(estimate, checker.finish(reader, estimate), notes.thumbnails());
        }
    }

    /** Long walks of plain moves with something else in between, and sometimes cut short. */
    private String program() {
        String lineEnd = chance(8) ? "\r\n" : "\n";
        StringBuilder text = new StringBuilder(chance(6) ? "" : "M104 S215\nG28\n");
        text.append(chance(3) ? "M82\nG92 E0\n" : "M83\n").append("G1 Z.2 F").append(600 + random.nextInt(9000));
        text.append(lineEnd);
        int lines = random.nextInt(4000);
        int between = 2 + random.nextInt(400);
        double x = 60;
        double y = 60;
        double e = 0;
        boolean relative = text.indexOf("M83") >= 0;
        for (int i = 0; i < lines; i++) {
            if (chance(between)) {
                text.append(ODDITIES[random.nextInt(ODDITIES.length)]).append(lineEnd);
                if (chance(2)) {
                    String filament = relative ? "M83\n" : "M82\nG92 E" + number(e) + "\n";
                    text.append(AS_BEFORE).append(filament);
                }
            }
            x = Math.clamp(x + random.nextGaussian(), 1, 100);
            y = Math.clamp(y + (chance(20) ? 0 : random.nextGaussian()), 1, 100);
            e = (relative ? 0 : e) + random.nextDouble() * 0.06;
            text.append("G1 X").append(number(x)).append(" Y").append(number(y));
            text.append(" E").append(number(e)).append(lineEnd);
        }
        return chance(5) ? text.substring(0, random.nextInt(text.length())) : text + "M104 S0\nM84\n";
    }

    /** As slicers shorten them. */
    private String number(double value) {
        String text = String.format(Locale.ROOT, chance(9) ? "%.1f" : value < 1 ? "%.5f" : "%.3f", value);
        return chance(4) ? text : text.replaceFirst("^0(?=\\.)", "").replaceFirst("\\.?0+$", "");
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }
}
