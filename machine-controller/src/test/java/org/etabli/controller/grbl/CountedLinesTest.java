package org.etabli.controller.grbl;

import static org.assertj.core.api.Assertions.assertThat;

import org.etabli.controller.stream.ProgramLine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountedLinesTest {

    private static CountedLines.Line line(String text) {
        return CountedLines.Line.of(new ProgramLine(0, 1, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"G10 L2 P1 X0", "g10l20p1x0", "G010 L2", "X1 G 10 L2", "G28.1", "G30.1", "G90 G28.1", "$H"})
    void whatWritesTheSettingsMemoryGoesAlone(String text) {
        assertThat(line(text).alone()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"G1 X10", "G28", "G30", "G100", "G0", "G", "G2 X28.1", "M10", "G28 X.1", "G17", "G20", "G38.2 Z1"
            })
    void whatDoesNotNeedNotGoAlone(String text) {
        assertThat(line(text).alone()).isFalse();
    }
}
