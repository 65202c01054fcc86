package org.etabli.gcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.assertj.core.data.Percentage;
import org.etabli.gcode.estimate.Estimate;
import org.etabli.gcode.estimate.Estimate.FilamentUse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Seconds of motion as Klipper's own planner gives them for the same files on the same machine. */
class TrueTimesTest {

    private static final Percentage ONE_IN_A_MILLION = Percentage.withPercentage(1e-4);

    @ParameterizedTest
    @CsvSource({
        "ps25_cube20, 0.5, 1151.990167",
        "ps25_cube20, 0, 1128.385973",
        "ps25_thinbox, 0.5, 9577.012308",
        "ps25_thinbox, 0, 9523.822556",
        "cura413_cube20, 0.5, 1310.654674",
        "cura413_cube20, 0, 1294.822713",
    })
    void klipperTakesExactlyAsLongAsKlipperSays(String file, double cruiseRatio, double seconds) throws IOException {
        Estimate estimate = GcodeFile.analyse(Corpus.file(file + ".gcode.gz"), Corpus.truth(cruiseRatio))
                .estimate();

        assertThat(estimate.motionSeconds()).isCloseTo(seconds, ONE_IN_A_MILLION);
    }

    @ParameterizedTest
    @CsvSource({"ps25_cube20, 1371.7207", "ps25_thinbox, 9511.691", "cura413_cube20, 1402.5714"})
    void filamentIsTheSumOfTheExtrusions(String file, double mm) throws IOException {
        Estimate estimate = GcodeFile.analyse(Corpus.file(file + ".gcode.gz"), Corpus.truth(0.5))
                .estimate();

        assertThat(estimate.filament())
                .singleElement()
                .extracting(FilamentUse::mm)
                .satisfies(net -> assertThat(net).isCloseTo(mm, within(0.01)));
    }
}
