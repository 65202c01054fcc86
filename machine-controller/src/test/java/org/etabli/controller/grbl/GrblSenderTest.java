package org.etabli.controller.grbl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
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

/** The GRBL items of the streaming page, each by its number; see docs/streaming.md. */
class GrblSenderTest {

    private static final MachineProfile PROFILE = MachineProfile.named("grbl-laser");
    private static final List<String> LONG_CUT = List.of("G21", "G90", "M4 S500", "G1 X300 F1200", "G1 Y200", "G1 X0");

    private SimulatedGrbl laser = new SimulatedGrbl(PROFILE, GrblTraits.usual());

    private VirtualBench bench(List<String> program) {
        return new VirtualBench(new GrblSender(Programs.of(program), PROFILE), laser);
    }

    private static List<String> ran(VirtualBench bench) {
        return bench.executed.stream()
                .filter(line -> !line.equals("M5") && !line.equals("G4P0"))
                .toList();
    }

    private static List<String> compact(List<String> program) {
        return program.stream().map(line -> line.replace(" ", "")).toList();
    }

    @Test
    void aCleanRunExecutesEveryCommandOnceInOrder() {
        List<String> program = Programs.cuts(600);

        VirtualBench bench = bench(program).run(300);

        assertThat(bench.finished()).isTrue();
        assertThat(ran(bench)).isEqualTo(compact(program));
        assertThat(bench.acknowledged).hasSize(600);
        assertThat(laser.bytesLost()).isZero();
    }

    @Test
    void item15TheBufferIsFilledToTheByteAndNeverOver() {
        int[] least = {128};
        laser.with(10, "3");
        VirtualBench bench = bench(Programs.cuts(600));

        bench.run(300);

        for (String line : bench.heard) {
            if (GrblParser.parse(line) instanceof GrblReply.Status status && status.freeBytes() >= 0) {
                least[0] = Math.min(least[0], status.freeBytes());
            }
        }
        assertThat(laser.bytesLost()).isZero();
        assertThat(least[0]).isBetween(1, 40);
    }

    @Test
    void item15TheBufferOfGrblHalIsUsedWhole() {
        laser = new SimulatedGrbl(PROFILE, GrblTraits.hal());

        VirtualBench bench = bench(Programs.cuts(600)).run(300);

        assertThat(bench.finished()).isTrue();
        assertThat(laser.bytesLost()).isZero();
    }

    @Test
    void item16LinesThatWriteTheSettingsMemoryGoAloneAndNothingIsLostBehindThem() {
        List<String> program = new ArrayList<>(Programs.cuts(40));
        program.add(10, "G10 L2 P1 X0 Y0");
        program.add(20, "G10 L2 P1 X0 Y0");
        program.add(30, "$N0=");
        VirtualBench bench = bench(program).run(120);

        assertThat(bench.finished()).isTrue();
        assertThat(bench.acknowledged).hasSize(program.size());
    }

    @Test
    void item16AHoldThatVanishedIsRepeatedUntilItsStateIsSeen() {
        GrblSender sender = streaming(LONG_CUT);
        long at = 100_000_000L;
        sender.step(new SenderEvent.Asked(at, Request.PAUSE));
        sender.step(new SenderEvent.Received(at + 50_000_000L, "<Run|MPos:1.000,0.000,0.000|FS:1200,500>"));

        List<Effect> later = sender.step(new SenderEvent.Elapsed(at + 600_000_000L));

        assertThat(later).anyMatch(effect -> effect instanceof Effect.Send send && send.bytes()[0] == '!');
    }

    @Test
    void item17AnErrorStopsTheJobAndWhatWasBuffered() {
        List<String> program = new ArrayList<>(LONG_CUT);
        program.add(4, "G99");

        VirtualBench bench = bench(program).run(60);

        assertThat(bench.failed().kind()).isEqualTo(FailureKind.LINE_REFUSED);
        assertThat(bench.failed().detail()).isEqualTo("5 error:20");
        assertThat(laser.burning()).isFalse();
        assertThat(laser.position()[0]).isLessThan(300);
    }

    @Test
    void item17AnAlarmEndsTheJobWithItsNumber() {
        VirtualBench bench = bench(LONG_CUT).fault(4, FirmwareFault.PROTECTION).run(60);

        assertThat(bench.failed().kind()).isEqualTo(FailureKind.ALARM);
        assertThat(bench.failed().detail()).isEqualTo("1");
        assertThat(laser.burning()).isFalse();
    }

    @Test
    void item17ALockedMachineHomesWhereItCanAndIsRefusedWhereItCannot() {
        laser.with(22, "1");
        VirtualBench homes = bench(LONG_CUT).run(120);
        assertThat(homes.finished()).isTrue();
        assertThat(homes.sentLines).contains("$H\n");
    }

    @Test
    void item18ACancelHoldsFirstSoThatTheResetKeepsThePosition() {
        VirtualBench bench = bench(LONG_CUT).ask(5, Request.CANCEL).run(60);

        assertThat(bench.stages).endsWith(Stage.CANCELLED);
        assertThat(bench.heard).doesNotContain("ALARM:3");
        assertThat(laser.burning()).isFalse();
        assertThat(laser.position()[0]).isBetween(1.0, 299.0);
        assertThat(bench.sentLines.indexOf("!")).isLessThan(bench.sentLines.indexOf("\u0018"));
    }

    @Test
    void item18AResetBySomebodyElseEndsTheJob() {
        VirtualBench bench = bench(LONG_CUT).at(4, () -> laser.receive(0x18)).run(60);

        assertThat(bench.failed().kind()).isIn(FailureKind.BOARD_RESET, FailureKind.ALARM);
        assertThat(laser.burning()).isFalse();
    }

    @Test
    void item19HoldTurnsTheBeamOffAndResumeGoesOnWithoutALineLost() {
        boolean[] burned = new boolean[3];
        VirtualBench bench = bench(LONG_CUT)
                .at(4.9, () -> burned[0] = laser.burning())
                .ask(5, Request.PAUSE)
                .at(8, () -> burned[1] = laser.burning())
                .ask(10, Request.RESUME)
                .at(11, () -> burned[2] = laser.burning())
                .run(120);

        assertThat(burned).containsExactly(true, false, true);
        assertThat(bench.stages).containsExactly(Stage.READY, Stage.PAUSED, Stage.RESUMED, Stage.FINISHED);
        assertThat(ran(bench)).isEqualTo(compact(LONG_CUT));
    }

    @Test
    void item19WithoutLaserModeALaserJobIsRefused() {
        laser.with(32, "0");

        VirtualBench bench = bench(LONG_CUT).run(60);

        assertThat(bench.failed().kind()).isEqualTo(FailureKind.UNSAFE_SETTING);
        assertThat(bench.executed).isEmpty();
    }

    @Test
    void item20TheBeamIsOffAtTheEndWhateverTheFileForgot() {
        VirtualBench bench =
                bench(List.of("G21", "G90", "M3 S800", "G1 X10 F1200")).run(60);

        assertThat(bench.finished()).isTrue();
        assertThat(bench.executed).contains("M5");
        assertThat(laser.burning()).isFalse();
    }

    @Test
    void item20AnotherScaleOfPowerIsRefused() {
        laser.with(30, "255");

        VirtualBench bench = bench(LONG_CUT).run(60);

        assertThat(bench.failed().kind()).isEqualTo(FailureKind.UNSAFE_SETTING);
        assertThat(bench.failed().detail()).contains("$30=255").contains("1000");
    }

    @Test
    void item21AnUnpluggedLaserAsksForTheRelay() {
        VirtualBench bench = bench(LONG_CUT).unplug(5, 1).run(60);

        assertThat(bench.failed().kind()).isEqualTo(FailureKind.LINK_LOST);
        assertThat(bench.failed().cutPower()).isTrue();
        assertThat(laser.burning()).isFalse();
    }

    @Test
    void item22ALostAnswerStopsTheJobInsteadOfBeingInvented() {
        VirtualBench bench = bench(LONG_CUT).fault(2, FirmwareFault.LOSE_OK).run(120);

        assertThat(bench.failed().kind()).isEqualTo(FailureKind.ANSWER_LOST);
        assertThat(laser.burning()).isFalse();
    }

    @Test
    void item23ADigitChangedOnTheWayIsSeenAtTheEnd() {
        GrblSender sender = new GrblSender(Programs.of(List.of("G21", "G90", "G1 X300 F1200")), PROFILE);
        VirtualBench bench = new VirtualBench(sender, laser);
        // What the wire made of the program is not what was sent: the machine is moved behind the sender's back.
        bench.at(6, () -> "G1X90F6000\n".chars().forEach(laser::receive)).run(60);

        assertThat(bench.failed().kind()).isIn(FailureKind.POSITION_WRONG, FailureKind.ANSWERS_SURPLUS);
    }

    @Test
    void item23ReportsAreAskedForFiveTimesASecond() {
        VirtualBench bench = bench(LONG_CUT).run(120);

        long reports = bench.heard.stream().filter(line -> line.startsWith("<")).count();
        assertThat(reports / bench.seconds()).isBetween(4.0, 7.0);
    }

    @Test
    void item24AfterAReconnectionNothingGoesOn() {
        VirtualBench bench = bench(LONG_CUT).unplug(5, 0.2).run(60);

        assertThat(bench.finished()).isFalse();
        assertThat(ran(bench).size()).isLessThanOrEqualTo(LONG_CUT.size());
    }

    @Test
    void aDoorHoldsTheJobAndTheJobGoesOnWhenItIsClosedAndAPersonSaysSo() {
        VirtualBench bench = bench(LONG_CUT)
                .fault(5, FirmwareFault.ATTENTION)
                .fault(8, FirmwareFault.ATTENTION)
                .ask(9, Request.RESUME)
                .run(120);

        assertThat(bench.stages).containsExactly(Stage.READY, Stage.HELD_BY_MACHINE, Stage.RESUMED, Stage.FINISHED);
        assertThat(ran(bench)).isEqualTo(compact(LONG_CUT));
    }

    private static GrblSender streaming(List<String> program) {
        GrblSender sender = new GrblSender(Programs.of(program), PROFILE);
        sender.step(new SenderEvent.Opened(0, false));
        sender.step(new SenderEvent.Received(1, "Grbl 1.1h ['$' for help]"));
        sender.step(new SenderEvent.Received(2, "ok"));
        sender.step(new SenderEvent.Received(3, "ok"));
        sender.step(new SenderEvent.Received(4, "<Idle|MPos:0.000,0.000,0.000|FS:0,0|WCO:0.000,0.000,0.000>"));
        return sender;
    }
}
