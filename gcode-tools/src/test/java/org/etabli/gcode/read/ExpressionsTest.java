package org.etabli.gcode.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#100=5 | X#100 | 5",
                "#100 = 2.5 (note) | X[#100*4] | 10",
                "#<depth> = -1.5 | X#<depth> | -1.5",
                "#1=3 | X[#1 + 2 * [4 - 1]] | 9",
                "#1=2 | X[2 ** 3 / #1] | 4",
                "#1=9 | X[SQRT[#1] + ABS[-1]] | 4",
                "#1=2 | X-#1 | -2",
                "#1=90 | X[SIN[#1]] | 1",
                "#7=1 | X#8 | 0",
            })
    void formulasAreWorkedOut(String assignment, String word, double value) throws IOException {
        String program = assignment + "\nG1 " + word + " Y7\n";
        try (GcodeReader reader = GcodeReader.of(program.getBytes(StandardCharsets.US_ASCII), Comments.IGNORED)) {
            assertThat(reader.next()).isTrue();
            assertThat(reader.next()).isTrue();

            assertThat(reader.command().problem()).isEqualTo(Command.Problem.EXPRESSION);
            assertThat(reader.command().value('X')).isCloseTo(value, within(1e-9));
            assertThat(reader.command().value('Y')).isEqualTo(7);
        }
    }
}
