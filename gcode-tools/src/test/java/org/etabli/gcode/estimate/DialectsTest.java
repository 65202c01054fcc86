package org.etabli.gcode.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.etabli.gcode.Corpus;
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

    @Test
    void klippersNamedCommandsChangeWhatTheyName() throws IOException {
        String move = "G28\nG1 X100 F12000\nG1 X0\n";

        double asItIs = estimate(move, klipper).motionSeconds();
        double gentler = estimate("SET_VELOCITY_LIMIT ACCEL=500 square_corner_velocity=1\n" + move, klipper)
                .motionSeconds();
        double slower =
                estimate("SET_VELOCITY_LIMIT VELOCITY=20\n" + move, klipper).motionSeconds();

        assertThat(gentler).isGreaterThan(asItIs * 1.1);
        assertThat(slower).isBetween(10.0, 10.2);
        assertThat(estimate("EXCLUDE_OBJECT_START NAME=cube\n" + move, klipper).motionSeconds())
                .isEqualTo(asItIs);
    }

    @Test
    void workCoordinatesAreWhereTheProgramPutsThem() throws IOException {
        String cut = "G21 G90\nM4 S500\nG1 X10 Y10 F1000\n";

        assertThat(estimate(cut + "G10 L20 P2 X0 Y0\nG55\nG1 X20\nM5", laser)
                        .bounds()
                        .maxX())
                .isEqualTo(30);
        assertThat(estimate(cut + "G55\nG10 L20 P0 X5\nG1 X20\nM5", laser)
                        .bounds()
                        .maxX())
                .isEqualTo(25);
        assertThat(estimate(cut + "G92 X0\nG55\nG1 X20\nG54\nG1 X25\nM5", laser)
                        .bounds()
                        .maxX())
                .isEqualTo(35);
        assertThat(estimate(cut + "G92 X0\nG92.1\nG1 X20\nM5", laser).bounds().maxX())
                .isEqualTo(20);
    }

    @Test
    void machineCoordinatesCountForOneLineAndOnlyWhereTheirZeroIsKnown() throws IOException {
        String program = "G21 G90 G92 X50 Y50\nM4 S500\nG53 G1 X-100 Y-100 F1000\nG1 X60 Y60\nM5";
        MachineProfile placed = MachineProfile.parse(Corpus.text("check/laser-placed.yaml"), "laser-placed.yaml");

        assertThat(estimate(program, placed).bounds().maxX()).isEqualTo(300);
        assertThat(estimate(program, placed).bounds().minX()).isEqualTo(10);
        assertThat(estimate(program, laser).bounds().maxX()).isEqualTo(10);
    }

    @Test
    void aCircleReachesAsFarAsItsRadius() throws IOException {
        Estimate.Bounds bounds = estimate("G21 G90\nG0 X50 Y50\nM4 S500\nG2 I20 J0 F600\nM5", laser)
                .bounds();

        assertThat(bounds.minX()).isCloseTo(50, within(0.01));
        assertThat(bounds.maxX()).isCloseTo(90, within(0.01));
        assertThat(bounds.minY()).isCloseTo(30, within(0.01));
        assertThat(bounds.maxY()).isCloseTo(70, within(0.01));
    }

    @Test
    void theEndOfAProgramPutsGrblsLightOut() throws IOException {
        Estimate estimate = estimate("G21 G90\nM3 S500\nG1 X10 F600\nM30\nG1 X20\n", laser);

        assertThat(estimate.laserOnSeconds()).isBetween(1.0, 1.1);
    }

    private static Estimate estimate(String program, MachineProfile profile) throws IOException {
        return GcodeFile.analyse(program.getBytes(StandardCharsets.US_ASCII), profile)
                .estimate();
    }
}
