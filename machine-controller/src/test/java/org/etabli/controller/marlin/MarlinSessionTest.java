package org.etabli.controller.marlin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.etabli.controller.sim.MarlinTraits;
import org.etabli.controller.sim.MarlinTraits.Feature;
import org.etabli.controller.sim.SimulatedMarlin;
import org.etabli.controller.sim.VirtualBench;
import org.etabli.controller.stream.Effect;
import org.etabli.controller.stream.Parking;
import org.etabli.controller.stream.Programs;
import org.etabli.controller.stream.Request;
import org.etabli.controller.stream.SenderEvent;
import org.etabli.controller.stream.Stage;
import org.etabli.gcode.machine.MachineProfile;
import org.junit.jupiter.api.Test;

/** What real files and impatient people ask of a printer, from the first byte to the last. */
class MarlinSessionTest {

    private static final MachineProfile PRINTER = MachineProfile.named("prusa-mk3s");
    private static final long MS = 1_000_000L;

    private SimulatedMarlin printer = new SimulatedMarlin(PRINTER, MarlinTraits.usual()).warm(210);

    private VirtualBench bench(List<String> program) {
        return new VirtualBench(sender(program), printer);
    }

    private static MarlinSender sender(List<String> program) {
        return new MarlinSender(Programs.of(program), 128, Parking.of(PRINTER));
    }

    private static List<String> homedMoves(int count) {
        List<String> program = new ArrayList<>(List.of("G28", "M83", "M104 S210"));
        program.addAll(Programs.moves(count));
        return program;
    }

    private static List<String> moves(VirtualBench bench) {
        return bench.executed.stream()
                .filter(line -> line.startsWith("G1 X") && line.contains(" E0"))
                .toList();
    }

    @Test
    void aFileThatAsksForTemperaturesItselfLosesNoTime() {
        List<String> asking = new ArrayList<>(List.of("M105", "M104 S210", "M105", "M109 S210"));
        asking.addAll(Programs.moves(50));
        asking.add(30, "M105");
        asking.add("M105");
        VirtualBench bench = bench(asking).run(120);
        VirtualBench plain = new VirtualBench(
                        sender(Programs.moves(50)), new SimulatedMarlin(PRINTER, MarlinTraits.usual()).warm(210))
                .run(120);

        assertThat(bench.finished()).isTrue();
        assertThat(bench.acknowledged).hasSize(asking.size());
        assertThat(moves(bench)).isEqualTo(Programs.moves(50));
        assertThat(bench.seconds()).isLessThan(plain.seconds() + 1);
    }

    @Test
    void aFileThatAsksForThePositionItselfIsNotTakenForTheSendersOwnQuestion() {
        List<String> asking = new ArrayList<>(homedMoves(100));
        for (int i = 20; i < 100; i += 3) {
            asking.add(i, "M114");
        }
        VirtualBench bench =
                bench(asking).ask(7.2, Request.PAUSE).ask(40, Request.RESUME).run(300);

        assertThat(bench.stages).containsExactly(Stage.READY, Stage.PAUSED, Stage.RESUMED, Stage.FINISHED);
        assertThat(moves(bench)).isEqualTo(Programs.moves(100));
    }

    @Test
    void textThatMarlinWouldTakeApartBeforeItChecksTheSumIsSentWithoutIt() {
        VirtualBench bench =
                bench(List.of("M117 C:\\parts\\box (2 of 3)", "G28")).run(60);

        assertThat(bench.finished()).isTrue();
        assertThat(bench.resends).isZero();
        assertThat(bench.executed).contains("M117 C:/parts/box [2 of 3]");
    }

    @Test
    void aMessageThatTheFirmwareDoesNotKnowIsRecognisedAsItWasSent() {
        MarlinSender sender = streaming(List.of("M117 layer (1)", "G1 X1", "G1 X2"));
        sender.step(new SenderEvent.Received(400 * MS, "echo:Unknown command: \"M117 layer [1]\""));
        sender.step(new SenderEvent.Received(401 * MS, "ok"));
        List<Effect> effects = sender.step(new SenderEvent.Received(402 * MS, "ok"));

        assertThat(effects).anyMatch(Effect.Acknowledged.class::isInstance);
    }

    @Test
    void aBoardThatIsNeverSilentIsNumberedAllTheSame() {
        // Another host left its reports on, and the board's clock runs at ten times life.
        MarlinSender sender = sender(Programs.moves(3));
        sender.step(new SenderEvent.Opened(0, false));
        StringBuilder sent = new StringBuilder();
        for (int i = 1; i <= 50; i++) {
            sent.append(said(sender.step(new SenderEvent.Received(i * 200 * MS, " T:20.0 /0.0 B:20.0 /0.0 @:0 B@:0"))));
        }

        assertThat(sent.toString()).startsWith("N0 M110 N0*125\n");
    }

    @Test
    void aCancelWaitsForLevellingThatSaysItIsBusyInsteadOfHaltingTheMachine() {
        List<String> program = new ArrayList<>(List.of("G28", "M104 S210"));
        for (int i = 0; i < 10; i++) {
            program.add("G29");
        }
        for (int i = 0; i < 16; i++) {
            program.add("G1 X" + (i % 2) * 200 + " F1200");
        }
        VirtualBench bench = bench(program).ask(155, Request.CANCEL).run(900);

        assertThat(bench.stages).endsWith(Stage.CANCELLED);
        assertThat(bench.seconds()).isGreaterThan(220);
        assertThat(bench.sentLines).noneMatch(line -> line.contains("M112"));
        assertThat(printer.nozzleTarget()).isZero();
    }

    @Test
    void aResumeThatComesBeforeTheHeadHasParkedIsNotForgotten() {
        VirtualBench bench = bench(homedMoves(400))
                .ask(9, Request.PAUSE)
                .ask(9.001, Request.RESUME)
                .run(300);

        assertThat(bench.stages).containsExactly(Stage.READY, Stage.RESUMED, Stage.FINISHED);
        assertThat(moves(bench)).isEqualTo(Programs.moves(400));
    }

    @Test
    void aPauseThatComesWhileTheHeadReturnsIsNotForgotten() {
        VirtualBench bench = bench(homedMoves(400))
                .ask(9, Request.PAUSE)
                .ask(30, Request.RESUME)
                .ask(30.1, Request.PAUSE)
                .at(100, () -> assertThat(printer.position()[0]).isEqualTo(5))
                .ask(101, Request.RESUME)
                .run(300);

        assertThat(bench.stages)
                .containsExactly(Stage.READY, Stage.PAUSED, Stage.RESUMED, Stage.PAUSED, Stage.RESUMED, Stage.FINISHED);
        assertThat(moves(bench)).isEqualTo(Programs.moves(400));
    }

    @Test
    void aPauseTakenBackBeforeItBeganIsSaidToBeOver() {
        MarlinSender sender = streaming(Programs.moves(20));
        // Nothing may be sent while a refusal settles, so that the pause waits.
        sender.step(new SenderEvent.Received(400 * MS, "Resend: 3"));
        sender.step(new SenderEvent.Asked(410 * MS, Request.PAUSE));
        List<Effect> effects = sender.step(new SenderEvent.Asked(420 * MS, Request.RESUME));

        assertThat(effects).contains(new Effect.Reached(Stage.RESUMED));
    }

    @Test
    void filamentThatWasTooLongForTheFirmwareIsNotCounted() {
        printer = new SimulatedMarlin(PRINTER, MarlinTraits.usual()).warm(210);
        VirtualBench bench = bench(List.of("M83", "G1 E5 F300", "G1 E500 F300", "G1 E5 F300"))
                .run(120);

        assertThat(bench.finished()).isTrue();
        assertThat(printer.filamentMm()).isEqualTo(10);
        assertThat(bench.notMoved).containsExactly("G1 E500 F300");
    }

    @Test
    void aPlaceOnTheThreadIsSetInMmWhateverTheFilesUnit() {
        printer = new SimulatedMarlin(PRINTER, MarlinTraits.usual().without(Feature.ADVANCED_OK)).warm(210);
        List<String> program =
                new ArrayList<>(List.of("G28", "M104 S210", "G20", "G1 X2 E0.1 F60", "G4 S9", "G1 X3 E0.2"));
        program.addAll(java.util.Collections.nCopies(20, "M204 P1000 T1000"));
        VirtualBench bench =
                bench(program).ask(12, Request.PAUSE).ask(60, Request.RESUME).run(300);

        assertThat(bench.stages).containsExactly(Stage.READY, Stage.PAUSED, Stage.RESUMED, Stage.FINISHED);
        assertThat(printer.position()[3]).isCloseTo(0.2 * 25.4, org.assertj.core.data.Offset.offset(0.01));
        assertThat(printer.filamentMm()).isCloseTo(0.2 * 25.4, org.assertj.core.data.Offset.offset(0.1));
    }

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
}
