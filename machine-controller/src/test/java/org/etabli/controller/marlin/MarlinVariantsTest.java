package org.etabli.controller.marlin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.etabli.controller.sim.FirmwareFault;
import org.etabli.controller.sim.MarlinTraits;
import org.etabli.controller.sim.MarlinTraits.Feature;
import org.etabli.controller.sim.SimulatedMarlin;
import org.etabli.controller.sim.VirtualBench;
import org.etabli.controller.stream.Effect;
import org.etabli.controller.stream.Parking;
import org.etabli.controller.stream.Programs;
import org.etabli.controller.stream.Request;
import org.etabli.controller.stream.Stage;
import org.etabli.gcode.machine.MachineProfile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same jobs on every build of the family, each as its documentation describes it. */
class MarlinVariantsTest {

    private static final MachineProfile PRINTER = MachineProfile.named("prusa-mk3s");

    enum Build {
        AS_IT_COMES(MarlinTraits.usual()),
        EMERGENCY_PARSER(MarlinTraits.usual().with(Feature.EMERGENCY_PARSER)),
        ADVANCED_OK(MarlinTraits.usual().with(Feature.ADVANCED_OK)),
        NO_KEEP_ALIVE(MarlinTraits.usual().without(Feature.KEEP_ALIVE)),
        NO_GREETING(MarlinTraits.usual().without(Feature.GREETING)),
        TEMPERATURES_BEFORE_OK(MarlinTraits.usual().with(Feature.TEMPERATURES_BEFORE_OK)),
        NO_HEATERS(MarlinTraits.usual().with(Feature.NO_HEATERS)),
        REFUSES_REPEATS(MarlinTraits.usual().without(Feature.REPEATS_IGNORED)),
        OLD(MarlinTraits.usual().silent());

        private final MarlinTraits traits;

        Build(MarlinTraits traits) {
            this.traits = traits;
        }

        SimulatedMarlin printer() {
            return new SimulatedMarlin(PRINTER, traits).warm(210);
        }
    }

    private static VirtualBench bench(SimulatedMarlin printer, List<String> program) {
        return new VirtualBench(new MarlinSender(Programs.of(program), 128, Parking.of(PRINTER)), printer);
    }

    private static List<String> homedMoves() {
        List<String> program = new ArrayList<>(List.of("G28", "M83", "M104 S210"));
        program.addAll(Programs.moves(400));
        return program;
    }

    private static List<String> moves(VirtualBench bench) {
        return bench.executed.stream()
                .filter(line -> line.startsWith("G1 X") && line.contains(" E0"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void aWholeFileRunsOnceInOrder(Build build) {
        SimulatedMarlin printer = build.printer();

        VirtualBench bench = bench(printer, Programs.moves(400)).run(300);

        assertThat(bench.finished()).isTrue();
        assertThat(moves(bench)).isEqualTo(Programs.moves(400));
        assertThat(bench.acknowledged).hasSize(400);
        assertThat(printer.bytesLost()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aHostThatComesLateHearsNoGreetingAndNeedsNone(Build build) {
        VirtualBench bench = bench(build.printer(), Programs.moves(40)).late(60).run(200);

        assertThat(bench.finished()).isTrue();
        assertThat(bench.heard).doesNotContain("start");
        assertThat(bench.acknowledged).hasSize(40);
    }

    @ParameterizedTest
    @EnumSource
    void item13ABoardThatBootsLateIsWaitedFor(Build build) {
        SimulatedMarlin printer = build.printer().bootingFor(9);

        VirtualBench bench = bench(printer, Programs.moves(40)).run(200);

        assertThat(bench.finished()).isTrue();
        assertThat(moves(bench)).isEqualTo(Programs.moves(40));
    }

    @ParameterizedTest
    @EnumSource
    void item13QuestionsThatWaitedForALateProcessAreNotTakenForOthers(Build build) {
        SimulatedMarlin printer = new SimulatedMarlin(PRINTER, build.traits.with(Feature.HEARS_BEFORE_BOOT))
                .warm(210)
                .bootingFor(9);

        VirtualBench bench = bench(printer, Programs.moves(400)).run(300);

        assertThat(bench.finished()).isTrue();
        assertThat(moves(bench)).isEqualTo(Programs.moves(400));
        assertThat(bench.resends).isZero();
        assertThat(identified(bench))
                .isEqualTo(identified(bench(build.printer(), Programs.moves(1)).run(60)));
    }

    @ParameterizedTest
    @EnumSource
    void item13AnswersThatARunningBoardOwesToSomebodyElseAreNotTakenForOurs(Build build) {
        SimulatedMarlin printer = build.printer();
        VirtualBench bench = bench(printer, Programs.moves(400)).late(20);
        // Somebody's program, whose cable was given to us: more moves than the planner holds.
        for (int i = 0; i < 22; i++) {
            ("G0 X" + (i % 2) * 60 + " F3000\n").chars().forEach(printer::receive);
            bench.settle(0.01);
        }

        bench.run(300);

        assertThat(bench.finished()).isTrue();
        assertThat(moves(bench)).isEqualTo(Programs.moves(400));
        assertThat(bench.acknowledged).hasSize(400);
        assertThat(identified(bench))
                .isEqualTo(identified(bench(build.printer(), Programs.moves(1)).run(60)));
    }

    @ParameterizedTest
    @EnumSource
    void aTerminalThatRepeatsWhatItIsSentDoesNoHarm(Build build) {
        SimulatedMarlin printer = build.printer();
        printer.echo();

        VirtualBench bench = bench(printer, Programs.moves(200)).run(300);

        assertThat(bench.finished()).isTrue();
        assertThat(moves(bench)).isEqualTo(Programs.moves(200));
        assertThat(bench.heard).anyMatch(line -> line.startsWith("N1 M115"));
    }

    /** What the board was taken for. */
    private static List<Effect> identified(VirtualBench bench) {
        return bench.notices.stream()
                .filter(Effect.Identified.class::isInstance)
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void item05AnswersLostOneAfterTheOtherAreFoundOutAndNothingRunsTwice(Build build) {
        VirtualBench bench = bench(build.printer(), Programs.moves(400));
        for (int i = 0; i < 4; i++) {
            bench.fault(2.5, FirmwareFault.LOSE_OK);
        }
        bench.run(300);

        assertThat(bench.finished()).isTrue();
        assertThat(moves(bench)).isEqualTo(Programs.moves(400));
        assertThat(bench.acknowledged).hasSize(400);
    }

    @ParameterizedTest
    @EnumSource
    void aPauseParksAndAResumeGoesOnWhereItStopped(Build build) {
        SimulatedMarlin printer = build.printer();
        double[] parked = new double[1];
        VirtualBench bench = bench(printer, homedMoves())
                .ask(9, Request.PAUSE)
                .at(60, () -> parked[0] = printer.position()[0])
                .ask(61, Request.RESUME)
                .run(400);

        assertThat(parked[0]).isEqualTo(5);
        assertThat(bench.stages).containsExactly(Stage.READY, Stage.PAUSED, Stage.RESUMED, Stage.FINISHED);
        assertThat(moves(bench)).isEqualTo(Programs.moves(400));
    }

    @ParameterizedTest
    @EnumSource
    void aCancelLeavesHeatersOffAndTheHeadAway(Build build) {
        SimulatedMarlin printer = build.printer();

        VirtualBench bench = bench(printer, homedMoves()).ask(9, Request.CANCEL).run(300);

        assertThat(bench.stages).endsWith(Stage.CANCELLED);
        assertThat(printer.nozzleTarget()).isZero();
        assertThat(printer.position()[0]).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource
    void aStopInTheMiddleLeavesHeatersOff(Build build) {
        SimulatedMarlin printer = build.printer();

        VirtualBench bench = bench(printer, homedMoves()).ask(9, Request.STOP).run(300);

        assertThat(bench.stages).endsWith(Stage.CANCELLED);
        assertThat(printer.nozzleTarget()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void levellingIsWaitedForHoweverLongItTakes(Build build) {
        VirtualBench bench = bench(build.printer(), List.of("G28", "G29", "M190 S40", "G1 X20 F3000"))
                .run(600);

        assertThat(bench.finished()).isTrue();
        assertThat(bench.executed).containsSubsequence("G28", "G29", "M190 S40", "G1 X20 F3000");
    }
}
