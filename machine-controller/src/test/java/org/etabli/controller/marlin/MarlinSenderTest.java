package org.etabli.controller.marlin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.etabli.controller.sim.FirmwareFault;
import org.etabli.controller.sim.MarlinTraits;
import org.etabli.controller.sim.MarlinTraits.Feature;
import org.etabli.controller.sim.SimulatedMarlin;
import org.etabli.controller.sim.VirtualBench;
import org.etabli.controller.sim.WireFaults;
import org.etabli.controller.stream.Effect;
import org.etabli.controller.stream.FailureKind;
import org.etabli.controller.stream.Parking;
import org.etabli.controller.stream.Programs;
import org.etabli.controller.stream.Request;
import org.etabli.controller.stream.SenderEvent;
import org.etabli.controller.stream.Stage;
import org.etabli.gcode.machine.MachineProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Marlin items of the streaming page, each by its number; see docs/streaming.md. */
class MarlinSenderTest {

    private static final MachineProfile PRINTER = MachineProfile.named("prusa-mk3s");
    private static final long MS = 1_000_000L;

    private SimulatedMarlin printer = new SimulatedMarlin(PRINTER, MarlinTraits.usual()).warm(210);

    private VirtualBench bench(List<String> program) {
        return new VirtualBench(sender(program), printer);
    }

    private static MarlinSender sender(List<String> program) {
        return new MarlinSender(Programs.of(program), 128, Parking.of(PRINTER));
    }

    private static List<String> moves(VirtualBench bench) {
        return bench.executed.stream()
                .filter(line -> line.startsWith("G1 X") && line.contains(" E0"))
                .toList();
    }

    /** A sender that has shaken hands, driven by hand: what it says is in the list it returns. */
    private static MarlinSender streaming(List<String> program) {
        MarlinSender sender = sender(program);
        sender.step(new SenderEvent.Opened(0, false));
        sender.step(new SenderEvent.Elapsed(300 * MS));
        sender.step(new SenderEvent.Received(310 * MS, "ok"));
        sender.step(new SenderEvent.Received(320 * MS, "FIRMWARE_NAME:Test"));
        sender.step(new SenderEvent.Received(330 * MS, "ok"));
        sender.step(new SenderEvent.Received(340 * MS, "ok T:210.0 /210.0 B:0.0 /0.0"));
        return sender;
    }

    private static String said(List<Effect> effects) {
        StringBuilder text = new StringBuilder();
        for (Effect effect : effects) {
            if (effect instanceof Effect.Send send) {
                text.append(new String(send.bytes(), java.nio.charset.StandardCharsets.US_ASCII));
            }
        }
        return text.toString();
    }

    @Test
    void aCleanRunExecutesEveryCommandOnceInOrder() {
        List<String> program = Programs.moves(500);

        VirtualBench bench = bench(program).run(600);

        assertThat(bench.finished()).isTrue();
        assertThat(moves(bench)).isEqualTo(program);
        assertThat(bench.acknowledged).hasSize(500);
        assertThat(bench.resends).isZero();
        assertThat(printer.bytesLost()).isZero();
    }

    @Test
    void item01NothingIsSentBehindM110BeforeItsOk() {
        MarlinSender sender = sender(Programs.moves(3));
        sender.step(new SenderEvent.Opened(0, false));

        String numbering = said(sender.step(new SenderEvent.Elapsed(300 * MS)));
        String meanwhile = said(sender.step(new SenderEvent.Received(350 * MS, "echo:busy: processing")));
        String after = said(sender.step(new SenderEvent.Received(400 * MS, "ok")));

        assertThat(numbering).isEqualTo("N0 M110 N0*125\n");
        assertThat(meanwhile).isEmpty();
        assertThat(after).startsWith("N1 M115*");
    }

    @Test
    void item02EveryLineOfAJobHasItsNumberAndItsChecksum() {
        VirtualBench bench = bench(Programs.moves(20)).run(60);

        assertThat(bench.finished()).isTrue();
        assertThat(bench.unchecked).isEmpty();
        assertThat(bench.sentLines)
                .filteredOn(line -> !line.isBlank())
                .allMatch(line -> line.matches("N\\d+ [^*\\n]+\\*\\d{1,3}\\n"));
    }

    @Test
    void item02ALineWhoseNWasDamagedIsSentAgainAlthoughItWasAnsweredOk() {
        MarlinSender sender = streaming(List.of("G1 X1", "G1 X2"));

        sender.step(new SenderEvent.Received(400 * MS, "echo:Unknown command: \"O3 G1 X1\""));
        List<Effect> ok = sender.step(new SenderEvent.Received(401 * MS, "ok"));
        sender.step(new SenderEvent.Received(402 * MS, "Error:Line Number is not Last Line Number+1, Last Line: 2"));
        sender.step(new SenderEvent.Received(403 * MS, "Resend: 3"));
        sender.step(new SenderEvent.Received(404 * MS, "ok"));
        String again = said(sender.step(new SenderEvent.Elapsed(500 * MS)));

        assertThat(ok).noneMatch(Effect.Acknowledged.class::isInstance);
        assertThat(again).startsWith("N3 G1 X1*");
    }

    @Test
    void item03AResendThatOvertakesEarlierAnswersForgetsTheirCount() {
        List<String> program = Programs.moves(200);
        WireFaults noise = new WireFaults(0.002, 0, 0, 60);
        VirtualBench bench = new VirtualBench(sender(program), printer, 250_000, noise, WireFaults.NONE, 7).run(300);

        assertThat(bench.resends).isPositive();
        assertThat(bench.finished()).isTrue();
        assertThat(moves(bench)).isEqualTo(program);
    }

    @ParameterizedTest
    @CsvSource({"Resend: %d,true", "rs N%d,true", "Resend:%d,false", "rs %d,false"})
    void item03EveryVariantOfResendIsObeyed(String form, boolean okAfter) {
        printer = new SimulatedMarlin(PRINTER, MarlinTraits.usual().withResend(form, okAfter)).warm(210);
        List<String> program = Programs.moves(200);
        WireFaults noise = new WireFaults(0.001, 0, 0, 60);
        VirtualBench bench = new VirtualBench(sender(program), printer, 115_200, noise, WireFaults.NONE, 11).run(300);

        assertThat(bench.resends).isPositive();
        assertThat(bench.finished()).isTrue();
        assertThat(moves(bench)).isEqualTo(program);
    }

    @Test
    void item03ALineThatNeverGetsThroughEndsTheJobWithThatReason() {
        MarlinSender sender = streaming(List.of("G1 X1"));
        List<Effect> last = List.of();
        for (int i = 0; i < 14; i++) {
            long at = (400 + 100 * i) * MS;
            last = sender.step(new SenderEvent.Received(at, "Resend: 3"));
            if (last.stream().anyMatch(Effect.Failed.class::isInstance)) {
                break;
            }
            sender.step(new SenderEvent.Received(at + MS, "ok"));
            sender.step(new SenderEvent.Elapsed(at + 80 * MS));
        }

        assertThat(last)
                .filteredOn(Effect.Failed.class::isInstance)
                .singleElement()
                .satisfies(effect ->
                        assertThat(((Effect.Failed) effect).failure().kind()).isEqualTo(FailureKind.TOO_MANY_RESENDS));
    }

    @Test
    void item03ADamagedNumberFarOutOfHistoryIsNotObeyed() {
        MarlinSender sender = streaming(Programs.moves(5));

        List<Effect> effects = sender.step(new SenderEvent.Received(400 * MS, "Resend: 99999"));
        sender.step(new SenderEvent.Received(401 * MS, "ok"));

        assertThat(effects).noneMatch(Effect.Failed.class::isInstance);
        assertThat(said(sender.step(new SenderEvent.Elapsed(500 * MS))))
                .contains("*")
                .doesNotContain("N99999");
    }

    @Test
    void item03ABoardThatNeverStopsTalkingDoesNotHoldUpTheRepeat() {
        MarlinSender sender = streaming(List.of("G1 X1", "G1 X2"));
        sender.step(new SenderEvent.Received(400 * MS, "Resend: 3"));
        sender.step(new SenderEvent.Received(401 * MS, "ok"));

        StringBuilder sent = new StringBuilder();
        for (int i = 1; i < 40; i++) {
            sent.append(said(sender.step(new SenderEvent.Received((400 + 50 * i) * MS, " T:210.0 /210.0 @:0"))));
        }

        assertThat(sent.toString()).contains("N3 G1 X1*");
    }

    @Test
    void item04OkMeansQueuedSoTheEndIsOnlyBelievedAfterM400AndM114() {
        VirtualBench bench = bench(Programs.moves(50)).run(60);

        assertThat(bench.finished()).isTrue();
        assertThat(bench.executed.subList(bench.executed.size() - 3, bench.executed.size()))
                .containsExactly("M400", "M114", "M105");
    }

    @Test
    void item04AdvancedOkConfirmsItsOwnLine() {
        printer = new SimulatedMarlin(PRINTER, MarlinTraits.usual().withAdvancedOk()).warm(210);
        List<String> program = Programs.moves(300);

        VirtualBench bench = bench(program).run(300);

        assertThat(bench.finished()).isTrue();
        assertThat(moves(bench)).isEqualTo(program);
    }

    @Test
    void item05ALostOkIsNoticedAlthoughTemperaturesKeepComing() {
        List<String> program = Programs.moves(300);
        VirtualBench bench = bench(program);
        for (int i = 0; i < 12; i++) {
            bench.fault(1.5 + i * 0.1, FirmwareFault.LOSE_OK);
        }

        bench.run(600);

        assertThat(bench.finished())
                .as(() -> String.join("\n", bench.log.subList(Math.max(0, bench.log.size() - 30), bench.log.size())))
                .isTrue();
        assertThat(moves(bench)).isEqualTo(program);
        assertThat(bench.acknowledged).hasSize(300);
    }

    @Test
    void item05WaitProvesThatAnAnswerWasLost() {
        MarlinSender sender = streaming(List.of("G1 X1"));

        String asked = said(sender.step(new SenderEvent.Received(500 * MS, "wait")));

        assertThat(asked).contains("M105*");
    }

    @Test
    void item05BusyIsPatienceAndSilenceIsAStall() {
        MarlinSender sender = streaming(List.of("G1 X1"));
        long at = 1000 * MS;
        for (int i = 0; i < 100; i++, at += 2000 * MS) {
            assertThat(sender.step(new SenderEvent.Received(at, "echo:busy: processing")))
                    .noneMatch(Effect.Failed.class::isInstance);
        }
        List<Effect> last = List.of();
        long silence = at;
        while (last.stream().noneMatch(Effect.Failed.class::isInstance)) {
            at += 1000 * MS;
            last = sender.step(new SenderEvent.Elapsed(at));
            assertThat(at - silence).isLessThan(60_000 * MS);
        }

        assertThat(last)
                .anyMatch(effect -> effect instanceof Effect.Failed failed
                        && failed.failure().kind() == FailureKind.STALLED);
    }

    @Test
    void item06AGarbledAnswerIsAskedAboutWithoutStoppingTheStream() {
        MarlinSender sender = streaming(Programs.moves(20));

        String next = said(sender.step(new SenderEvent.Received(400 * MS, "oj")));
        next += said(sender.step(new SenderEvent.Received(401 * MS, "ok")));

        assertThat(next).contains("M105*");
    }

    @Test
    void item07AStartInTheMiddleEndsTheJobAndIsNeverContinued() {
        VirtualBench bench =
                bench(Programs.moves(300)).fault(2, FirmwareFault.RESET).run(60);

        assertThat(bench.failed().kind()).isEqualTo(FailureKind.BOARD_RESET);
        assertThat(bench.failed().cutPower()).isTrue();
        assertThat(moves(bench))
                .isEqualTo(Programs.moves(300).subList(0, moves(bench).size()));
    }

    @Test
    void item08M108EndsAWaitAtOnceWhereTheFirmwareHearsItAndInItsTurnElsewhere() {
        List<String> heating = List.of("M109 S210", "G1 X1");
        printer = new SimulatedMarlin(PRINTER, MarlinTraits.usual().withEmergencyParser());
        VirtualBench emergencyParser = bench(heating).ask(5, Request.CANCEL).run(120);
        printer = new SimulatedMarlin(PRINTER, MarlinTraits.usual());
        VirtualBench marlin2 = bench(heating).ask(5, Request.CANCEL).run(120);
        printer = new SimulatedMarlin(PRINTER, MarlinTraits.usual().without(Feature.EARLY_COMMANDS));
        VirtualBench deaf = bench(heating).ask(5, Request.CANCEL).run(200);

        for (VirtualBench quick : List.of(emergencyParser, marlin2)) {
            assertThat(quick.stages).contains(Stage.CANCELLED);
            assertThat(quick.sentLines).contains("M108\n");
            assertThat(quick.seconds()).isLessThan(10);
        }
        assertThat(deaf.over()).isTrue();
        deaf.settle(60);
        assertThat(printer.nozzleTarget()).isZero();
    }

    @Test
    void item08AStopThatTakesTooLongBecomesAnEmergencyStopWithALineEndBefore() {
        printer = new SimulatedMarlin(PRINTER, MarlinTraits.usual().without(Feature.EARLY_COMMANDS));
        VirtualBench bench =
                bench(List.of("M0", "G1 X1")).ask(5, Request.CANCEL).run(200);

        assertThat(bench.failed().cutPower()).isTrue();
        assertThat(bench.sentLines).contains("\nM112\n");
    }

    @Test
    void item08M410BreaksOffTheMovesUnderWayAndThePositionIsSaidToBeLost() {
        printer = new SimulatedMarlin(PRINTER, MarlinTraits.usual().withEmergencyParser()).warm(210);
        VirtualBench bench = bench(List.of("G28", "M104 S210", "G1 X200 F120", "G1 X0 F120"))
                .ask(20, Request.STOP)
                .run(120);

        assertThat(bench.stages).endsWith(Stage.CANCELLED);
        assertThat(bench.seconds()).isLessThan(25);
        assertThat(bench.sentLines).contains("M410\n");
        assertThat(bench.notices).contains(new Effect.Noticed("position.lost", ""));
        assertThat(printer.nozzleTarget()).isZero();
    }

    @Test
    void aMachineThatWaitsForAPersonIsHeldUntilThatPersonSaysSo() {
        VirtualBench bench =
                bench(List.of("G28", "M0", "G1 X20")).ask(20, Request.RESUME).run(120);

        assertThat(bench.stages).containsExactly(Stage.READY, Stage.HELD_BY_MACHINE, Stage.RESUMED, Stage.FINISHED);
        assertThat(bench.executed).containsSubsequence("M0", "G1 X20");
    }

    @Test
    void aLineTooLongForTheFirmwareIsCutWhereItIsOnlyText() {
        String message = "M117 " + "\u00e9t\u00e9 ".repeat(40);
        VirtualBench bench = bench(List.of(message, "G28")).run(60);

        assertThat(bench.finished()).isTrue();
        assertThat(bench.resends).isZero();
    }

    @Test
    void item09TemperaturesAreReportedAutomaticallyWhereTheFirmwareCan() {
        VirtualBench bench = bench(Programs.moves(300)).run(60);

        assertThat(bench.sentLines).anyMatch(line -> line.contains("M155 S2"));
        assertThat(bench.sentLines.stream()
                        .filter(line -> line.contains("M105"))
                        .count())
                .isLessThan(4);
    }

    @Test
    void item09ElsewhereTheyAreAskedFor() {
        printer = new SimulatedMarlin(PRINTER, MarlinTraits.usual().silent()).warm(210);
        List<String> program = new ArrayList<>(Programs.moves(300));
        program.add("G4 S20");
        program.addAll(Programs.moves(2));

        VirtualBench bench = bench(program).run(100);

        assertThat(bench.finished()).isTrue();
        assertThat(bench.sentLines).noneMatch(line -> line.contains("M155"));
        assertThat(bench.notices).anyMatch(Effect.Measured.class::isInstance);
    }

    @Test
    void item10FilamentAColdNozzleRefusedIsNotCounted() {
        MarlinSender sender = streaming(List.of("G1 X1 E1", "G1 X2 E1"));
        sender.step(new SenderEvent.Received(400 * MS, "echo: cold extrusion prevented"));
        sender.step(new SenderEvent.Received(401 * MS, "ok"));
        List<Effect> effects = sender.step(new SenderEvent.Received(402 * MS, "ok"));

        assertThat(effects)
                .filteredOn(Effect.Acknowledged.class::isInstance)
                .first()
                .satisfies(effect -> assertThat(((Effect.Acknowledged) effect).filamentMoved())
                        .isFalse());
    }

    @Test
    void item11NothingStaysHotBehindAFailedJob() {
        printer.warm(210);
        VirtualBench bench = bench(List.of("M140 S60", "M112")).run(60);

        bench.settle(1);
        assertThat(printer.nozzleTarget()).isZero();
        assertThat(printer.bedTarget()).isZero();
    }

    @Test
    void item12AFilamentSensorPausesTheJob() {
        VirtualBench bench =
                bench(Programs.moves(300)).fault(2, FirmwareFault.ATTENTION).run(60);

        assertThat(bench.notices)
                .filteredOn(Effect.MachineAsks.class::isInstance)
                .singleElement()
                .isEqualTo(new Effect.MachineAsks(Request.PAUSE, "pause filament_runout 0"));
    }

    @Test
    void item13AFirmwareThatDoesNotRebootOnOpenAnswersTheHandshakeAllTheSame() {
        VirtualBench bench = bench(Programs.moves(5)).run(60);

        assertThat(bench.stages).startsWith(Stage.READY);
        assertThat(bench.seconds()).isLessThan(5);
    }

    @Test
    void item13ABoardThatRebootsInTheMiddleOfTheHandshakeIsWaitedFor() {
        VirtualBench bench = bench(Programs.moves(5))
                .fault(0.31, FirmwareFault.RESET)
                .fault(0.9, FirmwareFault.RESET)
                .run(60);

        assertThat(bench.finished()).isTrue();
    }

    @Test
    void item14ARefusedCommandOfKlippersConsoleEndsTheJob() {
        MarlinSender sender = streaming(List.of("G1 X1"));

        List<Effect> effects = sender.step(new SenderEvent.Received(400 * MS, "!! Must home axis first"));

        assertThat(effects)
                .anyMatch(effect -> effect instanceof Effect.Failed failed
                        && failed.failure().kind() == FailureKind.HALTED);
    }

    @Test
    void aPauseParksKeepsTheHeatAndTheFileGoesOnWhereItStopped() {
        List<String> program = new ArrayList<>(List.of("G28", "M83", "M104 S210"));
        program.addAll(Programs.moves(400));

        VirtualBench bench = bench(program)
                .ask(8, Request.PAUSE)
                .at(20, () -> assertThat(printer.nozzleTarget()).isEqualTo(210))
                .ask(25, Request.RESUME)
                .run(300);

        assertThat(bench.stages).containsExactly(Stage.READY, Stage.PAUSED, Stage.RESUMED, Stage.FINISHED);
        assertThat(bench.executed).contains("G1 X5 Y205 F6000");
        assertThat(moves(bench)).isEqualTo(program.subList(3, program.size()));
        assertThat(printer.position()[0]).isCloseTo(20 + 399 % 150 * 0.1, org.assertj.core.data.Offset.offset(0.01));
    }

    @Test
    void aCancelLeavesHeatersOffAndTheHeadAway() {
        List<String> program = new ArrayList<>(List.of("G28", "M104 S210", "M140 S60"));
        program.addAll(Programs.moves(400));

        VirtualBench bench = bench(program).ask(8, Request.CANCEL).run(300);

        assertThat(bench.stages).endsWith(Stage.CANCELLED);
        assertThat(printer.nozzleTarget()).isZero();
        assertThat(printer.bedTarget()).isZero();
        assertThat(printer.position()[0]).isEqualTo(5);
        assertThat(printer.position()[1]).isEqualTo(205);
    }

    @Test
    void aCableGivenBackGoesOnWhereThePrinterKeptItsState() {
        List<String> program = Programs.moves(400);

        VirtualBench bench = bench(program).unplug(1.5, 4).unplug(8, 2).run(300);

        assertThat(bench.finished()).isTrue();
        assertThat(moves(bench)).isEqualTo(program);
    }

    @Test
    void theReceiveBufferNeverOverflowsHoweverSmallItIs() {
        printer = new SimulatedMarlin(PRINTER, MarlinTraits.usual().withRxBuffer(64)).warm(210);
        MarlinSender sender = new MarlinSender(Programs.of(Programs.moves(300)), 64, Parking.of(PRINTER));

        VirtualBench bench = new VirtualBench(sender, printer).run(300);

        assertThat(bench.finished()).isTrue();
        assertThat(printer.bytesLost()).isZero();
    }
}
