package org.etabli.gcode.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.etabli.gcode.Corpus;
import org.etabli.gcode.GcodeFile;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.read.CommandSource;
import org.junit.jupiter.api.Test;

class UsageMeterTest {

    private final MachineProfile profile = Corpus.truth(0.5);

    @Test
    void meteringEveryCommandSentEqualsTheEstimateOfTheFile() throws IOException {
        UsageMeter meter = new UsageMeter(profile);
        Estimate estimate =
                GcodeFile.analyse(Corpus.file("ps25_cube20.gcode.gz"), profile).estimate();

        long sent = 0;
        try (CommandSource source = CommandSource.open(Corpus.file("ps25_cube20.gcode.gz"))) {
            while (source.next()) {
                meter.accept(source.text());
                sent++;
            }
        }
        meter.finish();

        assertThat(sent).isEqualTo(estimate.commands());
        assertThat(meter.usage().plannedSeconds()).isCloseTo(estimate.seconds(), within(1e-6));
        assertThat(meter.usage().grams()).isCloseTo(estimate.grams(), within(1e-9));
    }

    @Test
    void aJobBrokenOffIsChargedForWhatRan() {
        UsageMeter meter = new UsageMeter(profile);

        meter.accept("G28");
        meter.accept("M83");
        meter.accept("G1 X100 F6000 E5");
        meter.finish();

        assertThat(meter.usage().filamentMm()).containsEntry(0, 5.0);
        assertThat(meter.usage().printingSeconds()).isBetween(1.0, 1.2);
    }

    @Test
    void theTimetableTellsWhenEachCommandIsDone() throws IOException {
        Timetable timetable = GcodeFile.analyse(Corpus.file("ps25_thinbox.gcode.gz"), profile)
                .estimate()
                .timetable();

        assertThat(timetable.secondsAt(-1)).isZero();
        assertThat(timetable.secondsAt(63_483)).isCloseTo(timetable.total(), within(1e-6));
        double before = 0;
        for (long index = 0; index < 63_484; index += 97) {
            assertThat(timetable.secondsAt(index)).isGreaterThanOrEqualTo(before);
            before = timetable.secondsAt(index);
        }
    }
}
