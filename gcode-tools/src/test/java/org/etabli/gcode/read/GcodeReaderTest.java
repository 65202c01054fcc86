package org.etabli.gcode.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GcodeReaderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "G1 X1.5 Y-2 E.25 F1800",
                "g1x1.5y-2e.25f1800",
                "  G1\tX 1.5 Y -2. E+.250 F1800  ",
                "N12 G1 X1.5 Y-2 E.25 F1800",
                "G1 (up) X1.5 (and) Y-2 E.25 F1800 ; tail",
                "\uFEFFG1 X1.5 Y-2 E.25 F1800",
                "G01 X1.50 Y-2.0 E0.25 F1800.",
            })
    void oneMoveIsReadHoweverItIsSpelled(String line) throws IOException {
        try (GcodeReader reader = reader(line)) {
            assertThat(reader.next()).isTrue();
            Command c = reader.command();

            assertThat(Code.text(c.code())).isEqualTo("G1");
            assertThat(c.value('X')).isEqualTo(1.5);
            assertThat(c.value('Y')).isEqualTo(-2);
            assertThat(c.value('E')).isEqualTo(0.25);
            assertThat(c.value('F')).isEqualTo(1800);
            assertThat(c.problem()).isEqualTo(Command.Problem.NONE);
            assertThat(reader.next()).isFalse();
        }
    }

    /** Found by an hour of fuzzing: what is sent and what is counted are the same lines. */
    @Test
    void aRubbishByteBeforeANoteIsStillWhatWouldBeSent() throws IOException {
        try (CommandSource source = CommandSource.of("\0(note)\nG1 X1 (go) \n".getBytes(StandardCharsets.US_ASCII))) {
            assertThat(source.next()).isTrue();
            assertThat(source.text()).isEqualTo("\0");
            assertThat(source.next()).isTrue();
            assertThat(source.text()).isEqualTo("G1 X1");
            assertThat(source.next()).isFalse();
        }
    }

    @Test
    void whatIsSentHasNoCommentNumberChecksumOrOuterBlanks() throws IOException {
        assertThat(texts("N3 G1 X1 *90\n; only\n\n  (only)\nG28 X ; home\nM117 50% (done)\nG1 (a) X2\n%\n*note\n"))
                .containsExactly("G1 X1", "G28 X", "M117 50% (done)", "G1 X2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"G1 X1\nG1 X2\n\nG1 X3", "G1 X1\r\nG1 X2\r\n\r\nG1 X3\r\n", "G1 X1\rG1 X2\r\rG1 X3\r"})
    void linesAreCountedWhateverEndsThem(String program) throws IOException {
        try (GcodeReader reader = reader(program)) {
            List<Integer> lines = new ArrayList<>();
            while (reader.next()) {
                lines.add(reader.command().line());
            }
            assertThat(lines).containsExactly(1, 2, 4);
        }
    }

    /** Long enough to be read in several stretches, the last of which is copied. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void aProgramInMemoryIsReadAsOneThatComes(String lineEnd) throws IOException {
        StringBuilder program = new StringBuilder();
        for (int i = 0; i < 60_000; i++) {
            program.append(i % 7 == 0 ? ";" : "G1 X").append(i).append(lineEnd);
        }
        byte[] bytes = program.append("G1 Y1").toString().getBytes(StandardCharsets.US_ASCII);
        byte[] untouched = bytes.clone();

        try (GcodeReader inMemory = GcodeReader.of(bytes, Comments.IGNORED);
                GcodeReader coming = new GcodeReader(new ByteArrayInputStream(bytes), Comments.IGNORED)) {
            while (coming.next()) {
                assertThat(inMemory.next()).isTrue();
                assertThat(inMemory.command().line()).isEqualTo(coming.command().line());
                assertThat(inMemory.command().value('X'))
                        .isEqualTo(coming.command().value('X'));
            }
            assertThat(inMemory.next()).isFalse();
            assertThat(inMemory.lines()).isEqualTo(60_001);
            assertThat(inMemory.bytes()).isEqualTo(bytes.length);
            assertThat(inMemory.endsInMidLine()).isTrue();
        }
        assertThat(bytes).isEqualTo(untouched);
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 65, 66, 67, 100, 1000})
    void theSizeOfTheBufferChangesNothing(int size) throws IOException {
        StringBuilder program = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            program.append("G1 X").append(i).append(i % 3 == 0 ? "\r\n" : "\n");
        }
        byte[] bytes = program.toString().getBytes(StandardCharsets.US_ASCII);

        int count = 0;
        try (GcodeReader reader = new GcodeReader(new ByteArrayInputStream(bytes), Comments.IGNORED, size)) {
            while (reader.next()) {
                assertThat(reader.command().value('X')).isEqualTo(count);
                assertThat(reader.command().line()).isEqualTo(++count);
            }
        }
        assertThat(count).isEqualTo(500);
    }

    @Test
    void aWrongChecksumIsAProblemAndARightOneIsNot() throws IOException {
        assertThat(problem("N3 T0*57")).isEqualTo(Command.Problem.NONE);
        assertThat(problem("N3 T0*58")).isEqualTo(Command.Problem.BAD_CHECKSUM);
    }

    @Test
    void aLineLongerThanAnyFirmwareTakesIsCutAndTold() throws IOException {
        String program = "G1 X1\nG1 " + " X2".repeat(1_000_000) + "\nG1 X3\n";
        try (GcodeReader reader = reader(program)) {
            List<String> seen = new ArrayList<>();
            while (reader.next()) {
                seen.add(reader.command().line() + " " + reader.command().problem());
            }
            assertThat(seen).containsExactly("1 NONE", "2 TOO_LONG", "3 NONE");
        }
    }

    @Test
    void klippersNamedCommandsKeepTheirParameters() throws IOException {
        try (GcodeReader reader = reader("set_velocity_limit ACCEL=3000 velocity=120.5 ; fast")) {
            reader.next();
            Command c = reader.command();

            assertThat(c.name()).isEqualTo("SET_VELOCITY_LIMIT");
            assertThat(c.parameterNumber("ACCEL")).isEqualTo(3000);
            assertThat(c.parameterNumber("VELOCITY")).isEqualTo(120.5);
            assertThat(c.parameter("NONE")).isNull();
        }
    }

    private static Command.Problem problem(String line) throws IOException {
        try (GcodeReader reader = reader(line)) {
            reader.next();
            return reader.command().problem();
        }
    }

    private static List<String> texts(String program) throws IOException {
        List<String> texts = new ArrayList<>();
        try (CommandSource source = CommandSource.of(program.getBytes(StandardCharsets.UTF_8))) {
            while (source.next()) {
                texts.add(source.text());
            }
        }
        return texts;
    }

    private static GcodeReader reader(String program) {
        return GcodeReader.of(program.getBytes(StandardCharsets.UTF_8), Comments.IGNORED);
    }
}
