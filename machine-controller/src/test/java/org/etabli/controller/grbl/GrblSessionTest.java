package org.etabli.controller.grbl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.etabli.controller.sim.FirmwareFault;
import org.etabli.controller.sim.GrblTraits;
import org.etabli.controller.sim.SimulatedGrbl;
import org.etabli.controller.sim.VirtualBench;
import org.etabli.controller.stream.Effect;
import org.etabli.controller.stream.FailureKind;
import org.etabli.controller.stream.Programs;
import org.etabli.controller.stream.Request;
import org.etabli.controller.stream.SenderEvent;
import org.etabli.controller.stream.Stage;
import org.etabli.gcode.machine.MachineProfile;
import org.junit.jupiter.api.Test;

/** Machines set up otherwise than ours, lids left open, people in a hurry: from the first byte to the last. */
class GrblSessionTest {

    private static final MachineProfile PROFILE = MachineProfile.named("grbl-laser");
    private static final MachineProfile PARKING = MachineProfile.parse("""
            name: Laser that parks
            kind: laser
            firmware: grbl
            volume: {x: [0, 400], y: [0, 400], z: [-1, 50]}
            kinematics: {model: grbl, velocity: 100, maxAcceleration: {x: 500, y: 500, z: 50}}
            laser: {maxPower: 1000}
            pause: {x: 2, y: 398}
            """, "parking");
    private static final List<String> LONG_CUT = List.of("G21", "G90", "M4 S500", "G1 X300 F1200", "G1 Y200", "G1 X0");
    private static final long MS = 1_000_000L;

    private final SimulatedGrbl laser = new SimulatedGrbl(PROFILE, GrblTraits.usual());

    private VirtualBench bench(List<String> program) {
        return bench(program, PROFILE);
    }

    private VirtualBench bench(List<String> program, MachineProfile profile) {
        return new VirtualBench(new GrblSender(Programs.of(program), profile), laser);
    }

    // ---- the end of the file

    @Test
    void relativeMovesThatTheControllerAddsUpInSinglePrecisionEndWhereItSays() {
        List<String> program = new ArrayList<>(List.of("G21", "G91", "G1 F6000"));
        program.addAll(Collections.nCopies(10_000, "G1 X0.1"));

        VirtualBench bench = bench(program).run(900);

        assertThat(Math.abs(laser.position()[0] - 1000)).isGreaterThan(0.06);
        assertThat(bench.finished()).as(() -> String.valueOf(bench.failure)).isTrue();
    }

    @Test
    void anAxisThatStepsCoarselyStandsOnAStep() {
        laser.with(100, "4.000");

        VirtualBench bench = bench(List.of("G21", "G90", "G1 X10.12 Y20 F1200")).run(60);

        assertThat(bench.finished()).as(() -> String.valueOf(bench.failure)).isTrue();
    }

    @Test
    void theEndOfTheProgramPutsBackTheFirstOrigin() {
        WorkPosition position = follow("G55", "G0 X10 Y10", "M30");

        assertThat(agrees(position, 3, 3)).isTrue();
        assertThat(agrees(follow("G54", "G0 X10 Y10", "M30"), 3, 3)).isFalse();
        assertThat(agrees(follow("G91", "M2", "G0 X10 Y10"), 10, 10)).isTrue();
    }

    @Test
    void whatOnlyTheControllerCanWorkOutIsNotJudged() {
        assertThat(agrees(follow("G0 X0 Y0", "G81 X10 Y10 Z-2 R1", "X20"), 3, 3))
                .isTrue();
        assertThat(agrees(follow("#1=5", "G0 X[#1*2] Y0"), 10, 0)).isTrue();
        assertThat(agrees(follow("O100 sub", "G0 X5 Y5", "O100 endsub"), 3, 3)).isTrue();
        assertThat(agrees(follow("G51 X2 Y2", "G0 X5 Y5"), 10, 10)).isTrue();
        assertThat(agrees(follow("G59.1", "G54", "G0 X5 Y5"), 10, 10)).isFalse();
    }

    private static WorkPosition follow(String... lines) {
        WorkPosition position = new WorkPosition();
        position.startAt(new double[] {0, 0, 0});
        for (String line : lines) {
            position.follow(line);
        }
        return position;
    }

    private static boolean agrees(WorkPosition position, double x, double y) {
        return position.agrees(new double[] {x, y, 0}, new double[] {0.05, 0.05, 0.05});
    }

    @Test
    void aDryRunThatTheFileAsksForHasAnEnd() {
        VirtualBench bench =
                bench(List.of("G21", "$C", "G1 X10 F1200", "G1 X20")).run(60);

        assertThat(bench.finished()).isTrue();
        assertThat(laser.position()[0]).isZero();
    }

    @Test
    void theEndIsSeenAsSoonAsTheMachineStandsStill() {
        VirtualBench bench = bench(List.of("G21", "G90", "G1 X10 F1200")).run(60);
        int last = bench.log.size() - 1;
        int ok = last;
        while (!bench.log.get(ok).endsWith("< ok")) {
            ok--;
        }

        assertThat(bench.finished()).isTrue();
        assertThat(seconds(bench.log.get(last)) - seconds(bench.log.get(ok))).isLessThan(0.02);
    }

    private static double seconds(String logged) {
        return Double.parseDouble(logged.substring(0, logged.indexOf(' ')));
    }

    // ---- the beginning

    @Test
    void aControllerThatWasNotResetIsSpokenToAtOnce() {
        VirtualBench bench =
                bench(List.of("G21", "G90", "G1 X1 F1200")).late(60).run(200);

        assertThat(bench.finished()).isTrue();
        assertThat(bench.seconds()).isLessThan(61);
    }

    @Test
    void anOpenLidIsWaitedForAndTheJobRunsWhenItIsShut() {
        VirtualBench bench = bench(LONG_CUT).late(60);
        laser.fault(FirmwareFault.ATTENTION);
        bench.fault(70, FirmwareFault.ATTENTION).run(300);

        assertThat(bench.finished()).as(() -> String.valueOf(bench.failure)).isTrue();
        assertThat(bench.sentLines.indexOf("$I\n")).isGreaterThan(bench.sentLines.indexOf("?"));
    }

    @Test
    void aLidOpenSinceTheControllerWasSwitchedOnIsWaitedForToo() {
        VirtualBench bench = bench(LONG_CUT);
        bench.fault(0.05, FirmwareFault.ATTENTION)
                .fault(12, FirmwareFault.ATTENTION)
                .run(300);

        assertThat(bench.finished()).as(() -> String.valueOf(bench.failure)).isTrue();
    }

    @Test
    void aLidThatStaysOpenIsTheReasonThatIsSaid() {
        VirtualBench bench = bench(LONG_CUT).late(60);
        laser.fault(FirmwareFault.ATTENTION);
        bench.run(300);

        assertThat(bench.failed().kind()).isEqualTo(FailureKind.DOOR_OPEN);
        assertThat(bench.seconds()).isLessThan(95);
    }

    @Test
    void modesLeftBehindAreResetAfterHomingToo() {
        GrblSender sender = new GrblSender(Programs.of(LONG_CUT), PROFILE);
        String alarm = "<Alarm|MPos:0.000,0.000,0.000|FS:0,0|WCO:0.000,0.000,0.000>";
        String inches = "[GC:G1 G54 G17 G20 G91 G94 M5 M9 T0 F0 S0]";
        sender.step(new SenderEvent.Opened(0, false));
        StringBuilder sent = new StringBuilder();
        long at = 300 * MS;
        // A homing that failed locks without a reset, and leaves the modes as they were.
        for (String heard :
                List.of(alarm, "ok", "$22=1", "ok", inches, "ok", alarm, "ok", alarm.replace("Alarm", "Idle"))) {
            at += 10 * MS;
            sent.append(said(sender.step(new SenderEvent.Received(at, heard))));
        }

        assertThat(sent.toString()).endsWith("$H\n?\u0018");
    }

    private static String said(List<Effect> effects) {
        StringBuilder text = new StringBuilder();
        for (Effect effect : effects) {
            if (effect instanceof Effect.Send send) {
                text.append(new String(send.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return text.toString();
    }

    // ---- pause and resume

    @Test
    void aResumeWithTheDoorOpenDoesNotStartTheMachineAtTheMomentItIsShut() {
        VirtualBench bench = bench(LONG_CUT)
                .fault(5, FirmwareFault.ATTENTION)
                .ask(8, Request.RESUME)
                .fault(15, FirmwareFault.ATTENTION)
                .at(20, () -> assertThat(laser.burning()).isFalse())
                .ask(25, Request.RESUME)
                .run(200);

        assertThat(bench.stages)
                .containsExactly(
                        Stage.READY, Stage.HELD_BY_MACHINE, Stage.HELD_BY_MACHINE, Stage.RESUMED, Stage.FINISHED);
        assertThat(bench.acknowledged).hasSize(LONG_CUT.size());
    }

    @Test
    void aPauseThatComesWhileItResumesIsNotForgotten() {
        VirtualBench bench = bench(LONG_CUT)
                .ask(5, Request.PAUSE)
                .ask(8, Request.RESUME)
                .ask(8.001, Request.PAUSE)
                .at(15, () -> assertThat(laser.burning()).isFalse())
                .ask(20, Request.RESUME)
                .run(200);

        assertThat(bench.stages)
                .containsExactly(Stage.READY, Stage.PAUSED, Stage.PAUSED, Stage.RESUMED, Stage.FINISHED);
    }

    @Test
    void aPauseOfTheProgramsOwnWaitsForAPerson() {
        VirtualBench bench = bench(List.of("G21", "G90", "G1 X10 F1200", "M0", "G1 X20"))
                .at(10, () -> assertThat(laser.position()[0]).isEqualTo(10))
                .ask(12, Request.RESUME)
                .run(60);

        assertThat(bench.stages).containsExactly(Stage.READY, Stage.HELD_BY_MACHINE, Stage.RESUMED, Stage.FINISHED);
        assertThat(laser.position()[0]).isEqualTo(20);
    }

    @Test
    void anAlarmWhoseLineWasLostIsSeenInTheReportsWhateverIsAskedMeanwhile() {
        for (Request asked : List.of(Request.PAUSE, Request.FASTER)) {
            GrblSender sender = streaming(LONG_CUT);
            sender.step(new SenderEvent.Asked(100 * MS, asked));

            List<Effect> effects =
                    sender.step(new SenderEvent.Received(200 * MS, "<Alarm|MPos:1.000,0.000,0.000|FS:0,0>"));

            assertThat(effects)
                    .anyMatch(effect -> effect instanceof Effect.Failed failed
                            && failed.failure().kind() == FailureKind.ALARM);
        }
    }

    // ---- cancel

    @Test
    void aCancelWaitsForASlowBrakeSoThatThePositionIsKept() {
        // GRBL as it comes brakes with 10 mm/s², and somebody raised its speed.
        laser.with(120, "10").with(121, "10").with(110, "9000");
        VirtualBench bench = bench(List.of("G21", "G90", "G1 X390 F6000", "G1 X0"))
                .ask(4, Request.CANCEL)
                .run(60);

        assertThat(bench.stages).endsWith(Stage.CANCELLED);
        assertThat(bench.heard).doesNotContain("ALARM:3");
        assertThat(bench.seconds()).isGreaterThan(10);
    }

    @Test
    void aCancelOfHomingLeavesTheHeadAloneAndSaysThatThePositionIsLost() {
        laser.with(22, "1");
        VirtualBench bench = bench(List.of("G21", "$H", "G90", "G1 X-5 F600"), PARKING)
                .ask(4.9, Request.CANCEL)
                .run(60);

        assertThat(bench.stages).endsWith(Stage.CANCELLED);
        assertThat(bench.sentLines).noneMatch(line -> line.startsWith("G53"));
        assertThat(bench.notices).contains(new Effect.Noticed("position.lost", ""));
    }

    @Test
    void aHeadThatCannotBeDrivenAwayIsNoFailureOfACancel() {
        GrblSender sender = new GrblSender(Programs.of(LONG_CUT), PARKING);
        ready(sender);
        sender.step(new SenderEvent.Asked(100 * MS, Request.CANCEL));
        sender.step(new SenderEvent.Received(200 * MS, "<Hold:0|MPos:1.000,0.000,0.000|FS:0,0>"));
        sender.step(new SenderEvent.Received(210 * MS, "Grbl 1.1h ['$' for help]"));

        List<Effect> effects = sender.step(new SenderEvent.Received(220 * MS, "error:9"));

        assertThat(effects).contains(new Effect.Reached(Stage.CANCELLED));
    }

    @Test
    void aDwellOfAControllerWhoseClockIsSlowIsNoLostAnswer() {
        GrblSender sender = streaming(List.of("G4 P2", "G1 X1 F600"));
        List<Effect> effects = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            effects.addAll(sender.step(
                    new SenderEvent.Received((100 + 200 * i) * MS, "<Idle|MPos:0.000,0.000,0.000|FS:0,0>")));
        }

        assertThat(effects).noneMatch(effect -> effect instanceof Effect.Send send && send.bytes()[0] == '!');
    }

    private static GrblSender streaming(List<String> program) {
        return ready(new GrblSender(Programs.of(program), PROFILE));
    }

    private static GrblSender ready(GrblSender sender) {
        sender.step(new SenderEvent.Opened(0, false));
        sender.step(new SenderEvent.Received(1, "Grbl 1.1h ['$' for help]"));
        sender.step(new SenderEvent.Received(2, "ok"));
        sender.step(new SenderEvent.Received(3, "ok"));
        sender.step(new SenderEvent.Received(4, "<Idle|MPos:0.000,0.000,0.000|FS:0,0|WCO:0.000,0.000,0.000>"));
        return sender;
    }
}
