package org.etabli.controller.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.etabli.controller.stream.ProgramLine;
import org.etabli.gcode.machine.MachineProfile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTrackerTest {

    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");

    /** Absolute, the third line stands ten further on the thread than the second, whether that one moved or not. */
    @ParameterizedTest
    @CsvSource({"M82, G1 X1 E10, G1 X2 E20, G1 X3 E30", "M83, G1 X1 E10, G1 X2 E10, G1 X3 E10"})
    void filamentThatWasRefusedIsLeftOutAndWhatFollowsIsCountedFromThere(
            String mode, String first, String refused, String third) {
        UsageTracker usage = new UsageTracker(MachineProfile.named("prusa-mk3s"), START);
        usage.took(new ProgramLine(0, 1, mode), true);
        usage.took(new ProgramLine(1, 2, first), true);
        usage.took(new ProgramLine(2, 3, refused), false);
        usage.took(new ProgramLine(3, 4, third), true);

        assertThat(usage.usage(START).filament().getFirst().mm()).isCloseTo(20, within(1e-9));
    }
}
