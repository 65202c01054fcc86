package org.etabli.controller.grbl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.etabli.controller.sim.FirmwareFault;
import org.etabli.controller.sim.GrblTraits;
import org.etabli.controller.sim.SimulatedGrbl;
import org.etabli.controller.sim.VirtualBench;
import org.etabli.controller.stream.Effect;
import org.etabli.controller.stream.FailureKind;
import org.etabli.controller.stream.Programs;
import org.etabli.controller.stream.Request;
import org.etabli.controller.stream.Stage;
import org.etabli.gcode.machine.MachineProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same jobs on every firmware of the family, each as its documentation describes it. */
class GrblVariantsTest {

    private static final MachineProfile PROFILE = MachineProfile.named("grbl-laser");
    private static final List<String> LONG_CUT = List.of("G21", "G90", "M4 S500", "G1 X300 F1200", "G1 Y200", "G1 X0");

    enum Firmware {
        GRBL(GrblTraits.usual()),
        GRBL_HAL(GrblTraits.hal()),
        FLUID_NC(GrblTraits.fluidNc());

        private final GrblTraits traits;

        Firmware(GrblTraits traits) {
            this.traits = traits;
        }

        SimulatedGrbl laser() {
            return new SimulatedGrbl(PROFILE, traits);
        }
    }

    private static VirtualBench bench(SimulatedGrbl laser, List<String> program) {
        return new VirtualBench(new GrblSender(Programs.of(program), PROFILE), laser);
    }

    @ParameterizedTest
    @EnumSource
    void aWholeFileRunsAndEndsWhereItShould(Firmware firmware) {
        SimulatedGrbl laser = firmware.laser();

        VirtualBench bench = bench(laser, Programs.cuts(400)).run(300);

        assertThat(bench.finished()).isTrue();
        assertThat(bench.acknowledged).hasSize(400);
        assertThat(laser.bytesLost()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aHostThatComesLateHearsNoGreetingAndNeedsNone(Firmware firmware) {
        VirtualBench bench = bench(firmware.laser(), LONG_CUT).late(60).run(200);

        assertThat(bench.finished()).isTrue();
        assertThat(bench.heard).noneMatch(line -> GrblParser.parse(line) instanceof GrblReply.Greeting);
    }

    @ParameterizedTest
    @EnumSource
    void aControllerThatBootsLateIsWaitedFor(Firmware firmware) {
        VirtualBench bench = bench(firmware.laser().bootingFor(12), LONG_CUT).run(200);

        assertThat(bench.finished()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aTerminalThatRepeatsWhatItIsSentDoesNoHarm(Firmware firmware) {
        SimulatedGrbl laser = firmware.laser();
        laser.echo();

        VirtualBench bench = bench(laser, Programs.cuts(200)).late(60).run(300);

        assertThat(bench.finished()).isTrue();
        assertThat(bench.acknowledged).hasSize(200);
        assertThat(bench.heard).anyMatch(line -> line.startsWith("?<"));
    }

    @ParameterizedTest
    @EnumSource
    void somebodyElsesProgramIsHeldBeforeItIsResetSoThatThePositionIsKept(Firmware firmware) {
        SimulatedGrbl laser = firmware.laser();
        VirtualBench bench = bench(laser, LONG_CUT).late(60);
        "G1X200F1200\n".chars().forEach(laser::receive);

        bench.settle(2).run(300);

        assertThat(bench.finished()).isTrue();
        assertThat(bench.heard).noneMatch(line -> line.startsWith("ALARM"));
    }

    @ParameterizedTest
    @EnumSource
    void somebodyElsesJogIsCancelledAndThePositionIsKept(Firmware firmware) {
        SimulatedGrbl laser = firmware.laser();
        VirtualBench bench = bench(laser, LONG_CUT).late(60);
        "$J=G91X200F1200\n".chars().forEach(laser::receive);

        bench.settle(2).run(300);

        assertThat(bench.finished()).isTrue();
        assertThat(bench.sentLines).contains("\u0085");
        assertThat(bench.heard).noneMatch(line -> line.startsWith("ALARM"));
    }

    @ParameterizedTest
    @EnumSource
    void item18ACancelEndsAJogByItsOwnByte(Firmware firmware) {
        SimulatedGrbl laser = firmware.laser();

        VirtualBench bench = bench(laser, List.of("G21", "$J=G91X200F1200", "G1 X0 F1200"))
                .ask(6, Request.CANCEL)
                .run(60);

        assertThat(bench.stages).endsWith(Stage.CANCELLED);
        assertThat(bench.sentLines).contains("\u0085");
        assertThat(bench.heard).noneMatch(line -> line.startsWith("ALARM"));
        assertThat(laser.position()[0]).isBetween(1.0, 199.0);
    }

    @ParameterizedTest
    @EnumSource
    void item17NothingBehindARefusedLineIsTakenForRun(Firmware firmware) {
        VirtualBench bench = bench(firmware.laser(), List.of("G21", "G99", "G90", "G1 X30 F1200"))
                .run(60);

        assertThat(bench.failed().kind()).isEqualTo(FailureKind.LINE_REFUSED);
        assertThat(bench.acknowledged).hasSizeLessThanOrEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void item17AnAlarmOutlivesTheResetThatEndsItsLoop(Firmware firmware) {
        SimulatedGrbl laser = firmware.laser();
        bench(laser, LONG_CUT).fault(4, FirmwareFault.PROTECTION).run(60);

        VirtualBench next = bench(laser, List.of("G21", "G1 X5 F600")).late(100).run(200);

        assertThat(next.failed().kind()).isEqualTo(FailureKind.LOCKED);
    }

    @ParameterizedTest
    @EnumSource
    void aPauseHoldsWithTheBeamOffAndAResumeLosesNothing(Firmware firmware) {
        SimulatedGrbl laser = firmware.laser();
        boolean[] burned = new boolean[1];
        VirtualBench bench = bench(laser, LONG_CUT)
                .ask(6, Request.PAUSE)
                .at(9, () -> burned[0] = laser.burning())
                .ask(10, Request.RESUME)
                .run(200);

        assertThat(burned[0]).isFalse();
        assertThat(bench.stages).containsExactly(Stage.READY, Stage.PAUSED, Stage.RESUMED, Stage.FINISHED);
        assertThat(bench.acknowledged).hasSize(LONG_CUT.size());
    }

    @ParameterizedTest
    @EnumSource
    void aCancelEndsIdleWithoutAlarmThePositionKept(Firmware firmware) {
        SimulatedGrbl laser = firmware.laser();

        VirtualBench bench = bench(laser, LONG_CUT).ask(6, Request.CANCEL).run(60);

        assertThat(bench.stages).endsWith(Stage.CANCELLED);
        assertThat(bench.heard).noneMatch(line -> line.startsWith("ALARM"));
        assertThat(laser.burning()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aStopResetsInTheMiddleOfAMoveAndSaysThatThePositionIsLost(Firmware firmware) {
        SimulatedGrbl laser = firmware.laser();

        VirtualBench bench = bench(laser, LONG_CUT).ask(6, Request.STOP).run(60);

        assertThat(bench.stages).endsWith(Stage.CANCELLED);
        assertThat(bench.heard).contains("ALARM:3");
        assertThat(bench.notices).contains(new Effect.Noticed("position.lost", ""));
        assertThat(laser.burning()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aLongDwellIsNoLostAnswerAlthoughTheControllerSaysIdle(Firmware firmware) {
        VirtualBench bench = bench(firmware.laser(), List.of("G21", "G90", "G4 P8", "G4P2.5", "G1 X10 F600"))
                .run(60);

        assertThat(bench.finished()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aLockedMachineThatCanHomeHomesAlthoughItIsSilentMeanwhile(Firmware firmware) {
        VirtualBench bench = bench(firmware.laser().with(22, "1"), LONG_CUT).run(200);

        assertThat(bench.finished()).isTrue();
        assertThat(bench.sentLines).contains("$H\n");
    }

    @ParameterizedTest
    @EnumSource
    void homingInTheFileIsWaitedFor(Firmware firmware) {
        VirtualBench bench = bench(firmware.laser().with(22, "1"), List.of("G21", "$H", "G90", "G1 X-5 F600"))
                .run(200);

        assertThat(bench.finished()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aLockWithoutHomingIsLiftedOnlyWhenAPersonSaysSo(Firmware firmware) {
        List<String> program = List.of("G21", "G90", "G1 X5 F600");
        SimulatedGrbl laser = firmware.laser();
        // A reset in the middle of a move leaves the lock.
        bench(laser, LONG_CUT).ask(6, Request.STOP).run(60);

        VirtualBench refused = bench(laser, program).late(100).run(200);
        GrblSender allowed = new GrblSender(Programs.of(program), PROFILE, new GrblStart(true, true));
        VirtualBench lifted = new VirtualBench(allowed, laser).late(300).run(400);

        assertThat(refused.failed().kind()).isEqualTo(FailureKind.LOCKED);
        assertThat(lifted.finished()).isTrue();
        assertThat(lifted.sentLines).contains("$X\n");
    }

    @ParameterizedTest
    @EnumSource
    void modesLeftByWhoeverWasHereBeforeAreResetAtRest(Firmware firmware) {
        SimulatedGrbl laser = firmware.laser();
        bench(laser, List.of("G21", "G90", "G1 X10 F600")).run(60);
        "G20G91\n".chars().forEach(laser::receive);

        VirtualBench bench = bench(laser, List.of("G1 X20 F600")).late(100).run(200);

        assertThat(bench.finished()).isTrue();
        assertThat(laser.position()[0]).isEqualTo(20);
    }

    @ParameterizedTest
    @EnumSource
    void aCancelSendsTheHeadWhereTheProfileSays(Firmware firmware) {
        MachineProfile parking = MachineProfile.parse("""
                name: Laser that parks
                kind: laser
                firmware: grbl
                volume: {x: [0, 400], y: [0, 400], z: [-1, 50]}
                kinematics: {model: grbl, velocity: 100, maxAcceleration: {x: 500, y: 500, z: 50}}
                laser: {maxPower: 1000}
                pause: {x: 2, y: 398}
                """, "parking");
        SimulatedGrbl laser = firmware.laser();
        GrblSender sender = new GrblSender(Programs.of(LONG_CUT), parking);

        VirtualBench bench =
                new VirtualBench(sender, laser).ask(6, Request.CANCEL).run(60);

        assertThat(bench.stages).endsWith(Stage.CANCELLED);
        assertThat(laser.position()).containsExactly(2, 398, 0);
        assertThat(laser.burning()).isFalse();
    }

    @Test
    void withoutALaserInTheFileItsSettingsDoNotMatter() {
        SimulatedGrbl laser = Firmware.GRBL.laser().with(32, "0");
        GrblSender sender =
                new GrblSender(Programs.of(List.of("G21", "G90", "G1 X10 F600")), PROFILE, new GrblStart(false, false));

        VirtualBench bench = new VirtualBench(sender, laser).run(60);

        assertThat(bench.finished()).isTrue();
    }

    @Test
    void aRealTimeByteInsideALineNeverReachesTheController() {
        VirtualBench bench = bench(
                        Firmware.GRBL.laser(),
                        List.of("G21", "G90", "(really? stop! ~ \u0085 \u00e9)G1 X10 F600", "G1 X20"))
                .run(60);

        assertThat(bench.finished()).isTrue();
        assertThat(bench.sentLines).contains("(reallystop)G1X10F600\n");
    }

    @Test
    void overridesAreHeardOutOfTurnAndReported() {
        VirtualBench bench = bench(Firmware.GRBL.laser(), LONG_CUT)
                .ask(5, Request.FASTER)
                .ask(6, Request.WEAKER)
                .run(200);

        assertThat(bench.finished()).isTrue();
        assertThat(bench.heard).anyMatch(line -> line.contains("|Ov:110,100,90"));
    }

    @Test
    void reportsInInchesAreUnderstood() {
        GrblPosition position = new GrblPosition();
        position.inInches(true);
        position.report((GrblReply.Status) GrblParser.parse("<Idle|WPos:1.000,2.000,0.000|FS:0,0>"));

        assertThat(position.here()).containsExactly(25.4, 50.8, 0);
    }

    @Test
    void theBufferIsKnownToBeSmallWhereItIsNotTold() {
        VirtualBench bench =
                bench(Firmware.GRBL.laser().with(10, "0"), Programs.cuts(300)).run(300);

        assertThat(bench.finished()).isTrue();
        assertThat(bench.heard).noneMatch(line -> line.contains("|Bf:"));
    }

    @Test
    void aDoorThatStillOpensIsNotResetInto() {
        assertThat(((GrblReply.Status) GrblParser.parse("<Door:2|MPos:0.000,0.000,0.000>")).isStill())
                .isFalse();
        assertThat(((GrblReply.Status) GrblParser.parse("<Alarm:11|MPos:0.000,0.000,0.000>")).state())
                .isEqualTo("Alarm");
        assertThat(FirmwareFault.values()).contains(FirmwareFault.ATTENTION);
    }
}
