package org.etabli.gcode.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.etabli.gcode.Corpus;
import org.etabli.gcode.GcodeFile;
import org.etabli.gcode.machine.MachineProfile;
import org.junit.jupiter.api.Test;

/** How sure an estimate is, and what the file itself makes the machine show. */
class UncertaintyTest {

    private static final String LEARNT =
            "certainty: {motion: 0.01, slowing: 0.05, heating: 0.05, startSeconds: 2, jobs: 12}\n";

    @Test
    void aLearntMachineIsSurerThanAProfile() throws IOException {
        String zigzag = "G28\n" + "G1 X100 F9000\nG1 X0\n".repeat(100);

        Estimate believed = estimate(zigzag, "");
        Estimate learnt = estimate(zigzag, LEARNT);

        assertThat(learnt.seconds()).isEqualTo(believed.seconds());
        assertThat(believed.uncertainty().jobs()).isZero();
        assertThat(learnt.uncertainty().jobs()).isEqualTo(12);
        assertThat(reach(learnt)).isLessThan(reach(believed) / 4);
        assertThat(believed.uncertainty().low()).isLessThan(believed.seconds());
        assertThat(believed.uncertainty().high()).isGreaterThan(believed.seconds());
    }

    @Test
    void whatHardlyAcceleratesIsSurerThanWhatOnlyAccelerates() throws IOException {
        Estimate steady = estimate("G28\nG1 X190 F60\n", "");
        Estimate restless = estimate("G28\n" + "G1 X5 F9000\nG1 X0\n".repeat(300), "");

        assertThat(reach(steady) / steady.motionSeconds()).isLessThan(reach(restless) / restless.motionSeconds());
    }

    @Test
    void whatTheFileShowsWhileItRunsIsComparedWithTheEstimate() throws IOException {
        String dwells = "M73 P0 R5\nG4 S60\nM73 P40 R3\nG4 S120\nM73 P100 R0\n";

        Estimate.Progress progress = estimate(dwells, "overheads: {start: 0}\n").progress();

        assertThat(progress.marks()).isEqualTo(3);
        assertThat(progress.claimedSeconds()).isEqualTo(300);
        assertThat(progress.worstSeconds()).isCloseTo(120, within(1e-9));
    }

    @Test
    void aFileThatShowsNothingClaimsNothing() throws IOException {
        assertThat(estimate("G28\n", "").progress().marks()).isZero();
        assertThat(estimate("G28\n", "").progress().claimedSeconds()).isNaN();
    }

    @Test
    void veryManyMarksAreThinnedOut() throws IOException {
        StringBuilder program = new StringBuilder();
        for (int left = 5000; left >= 0; left--) {
            program.append("M73 R").append(left).append("\nG4 S60\n");
        }

        Estimate.Progress progress = estimate(program.toString(), "").progress();

        assertThat(progress.marks()).isEqualTo(5001);
        assertThat(progress.claimedSeconds()).isEqualTo(300_000);
        // Between its 4,096 entries the timetable is read by straight lines.
        assertThat(Math.abs(progress.worstSeconds())).isLessThan(121);
    }

    private static double reach(Estimate estimate) {
        return estimate.uncertainty().high() - estimate.uncertainty().low();
    }

    private static Estimate estimate(String program, String more) throws IOException {
        MachineProfile machine = MachineProfile.parse(Corpus.text("check/fff.yaml") + more, "fff.yaml");
        return GcodeFile.analyse(program.getBytes(StandardCharsets.US_ASCII), machine)
                .estimate();
    }
}
