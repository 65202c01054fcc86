package org.etabli.gcode.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.etabli.gcode.GcodeFile;
import org.etabli.gcode.machine.MachineProfile;
import org.junit.jupiter.api.Test;

/** What the same words mean to different firmwares. */
class DialectsTest {

    private final MachineProfile laser = MachineProfile.named("grbl-laser");
    private final MachineProfile marlin = MachineProfile.named("prusa-mk3s");
    private final MachineProfile klipper = MachineProfile.named("klipper");

    @Test
    void theNumberOfADwellIsSecondsMillisecondsOrNothing() throws IOException {
        assertThat(estimate("G4 P2", laser).dwellSeconds()).isEqualTo(2);
        assertThat(estimate("G4 P2", marlin).dwellSeconds()).isEqualTo(0.002);
        assertThat(estimate("G4 S2", marlin).dwellSeconds()).isEqualTo(2);
        assertThat(estimate("G4 S2", klipper).dwellSeconds()).isZero();
    }

    @Test
    void modalWordsGoOnMovingInGrbl() throws IOException {
        Estimate estimate = estimate("G21 G90\nM4 S500\nG1 X10 F600\nX20\nY10\nM5", laser);

        assertThat(estimate.bounds().maxX()).isEqualTo(20);
        assertThat(estimate.bounds().maxY()).isEqualTo(10);
        assertThat(estimate.laserOnSeconds()).isBetween(3.0, 3.2);
    }

    @Test
    void inverseTimeSaysInWhatPartOfAMinuteAMoveIsDone() throws IOException {
        assertThat(estimate("G21 G90 G93\nG1 X100 F6", laser).motionSeconds()).isCloseTo(10, within(0.1));
        assertThat(estimate("G21 G90 G93\nG3 X0 Y0 I20 J0 F6", laser).motionSeconds())
                .isCloseTo(10, within(0.2));
    }

    @Test
    void inchesAreInches() throws IOException {
        assertThat(estimate("G20 G90\nM4 S1\nG1 X1 F60\nM5", laser).bounds().maxX())
                .isCloseTo(25.4, within(1e-9));
    }

    @Test
    void relativePositioningMakesFilamentRelativeToo() throws IOException {
        String program = "G28\nM82\nG92 E0\nG91\nG1 X10 E1 F600\nG1 X10 E1\n";

        for (MachineProfile profile : new MachineProfile[] {marlin, klipper}) {
            assertThat(estimate(program, profile).filament().getFirst().mm()).isCloseTo(2, within(1e-9));
        }
    }

    @Test
    void firmwareRetractionTakesTimeAndNoFilament() throws IOException {
        Estimate estimate = estimate("G28\nG10\nG11\n", klipper);

        assertThat(estimate.motionSeconds()).isGreaterThan(0.04);
        assertThat(estimate.filament().getFirst().mm()).isZero();
    }

    @Test
    void aRadiusGivesTheSameArcAsItsCentre() throws IOException {
        double byCentre = estimate("G21 G90\nG2 X20 Y0 I10 J0 F600", laser).motionSeconds();
        double byRadius = estimate("G21 G90\nG2 X20 Y0 R10 F600", laser).motionSeconds();

        assertThat(byRadius).isCloseTo(byCentre, within(1e-6));
    }

    private static Estimate estimate(String program, MachineProfile profile) throws IOException {
        return GcodeFile.analyse(program.getBytes(StandardCharsets.US_ASCII), profile)
                .estimate();
    }
}
