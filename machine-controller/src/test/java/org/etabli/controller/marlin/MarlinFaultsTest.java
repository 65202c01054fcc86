package org.etabli.controller.marlin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.etabli.controller.sim.FirmwareFault;
import org.etabli.controller.sim.MarlinTraits;
import org.etabli.controller.sim.Seeds;
import org.etabli.controller.sim.SimulatedMarlin;
import org.etabli.controller.sim.VirtualBench;
import org.etabli.controller.sim.WireFaults;
import org.etabli.controller.stream.Failure;
import org.etabli.controller.stream.FailureKind;
import org.etabli.controller.stream.Parking;
import org.etabli.controller.stream.Programs;
import org.etabli.gcode.machine.MachineProfile;
import org.junit.jupiter.api.Test;

class MarlinFaultsTest {

    private static final int LINES = 300;
    private static final MachineProfile PRINTER = MachineProfile.named("prusa-mk3s");

    @Test
    void whateverTheCableDoesTheFileRunsOnceInOrderOrTheJobFailsWithItsReasonAndItsLastLineKnown() {
        Map<String, Integer> outcomes = Seeds.live("Marlin", Seeds.COUNT, MarlinFaultsTest::live);

        assertThat(outcomes.get("finished")).isGreaterThan((int) (Seeds.COUNT / 2));
    }

    private static String live(long seed) {
        Random random = new Random(seed);
        List<String> program = asking(Programs.moves(LINES), random);
        double noise = random.nextInt(4) == 0 ? 0 : Math.pow(10, -2.3 - 2 * random.nextDouble());
        WireFaults faults = noise == 0 ? WireFaults.NONE : new WireFaults(noise * 0.6, noise * 0.2, noise * 0.2, 60);
        MarlinTraits traits = random.nextBoolean()
                ? MarlinTraits.usual()
                : MarlinTraits.usual().withAdvancedOk();
        if (random.nextBoolean()) {
            traits = traits.without(MarlinTraits.Feature.REPEATS_IGNORED);
        }
        SimulatedMarlin printer = new SimulatedMarlin(PRINTER, traits).warm(210);
        MarlinSender sender = new MarlinSender(Programs.of(program), 128, Parking.of(PRINTER));
        VirtualBench bench = new VirtualBench(sender, printer, random.nextBoolean() ? 115_200 : 250_000, faults, seed);
        List<FirmwareFault> boardFaults = new ArrayList<>();
        int doubled = 0;
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            double when = 1 + random.nextDouble() * 3;
            switch (random.nextInt(7)) {
                case 0, 1 -> bench.fault(when, FirmwareFault.LOSE_OK);
                case 2 -> {
                    bench.fault(when, FirmwareFault.DOUBLE_OK);
                    doubled++;
                }
                case 3 -> bench.fault(when, FirmwareFault.LATE_OK);
                case 4 -> bench.unplug(when, 0.1 + random.nextDouble() * 5);
                default -> {
                    if (random.nextInt(3) == 0) {
                        FirmwareFault fault = random.nextBoolean() ? FirmwareFault.RESET : FirmwareFault.FREEZE;
                        boardFaults.add(fault);
                        bench.fault(when, fault);
                    }
                }
            }
        }

        String stuck = Seeds.run(bench, 900);
        if (stuck != null) {
            return stuck;
        }
        return judge(bench, sender, program, boardFaults, doubled);
    }

    /** Half of the files ask for temperatures themselves, as slicers write it. */
    private static List<String> asking(List<String> moves, Random random) {
        List<String> program = new ArrayList<>(moves);
        if (random.nextBoolean()) {
            for (int i = random.nextInt(40); i < program.size(); i += 20 + random.nextInt(40)) {
                program.add(i, "M105");
            }
        }
        return program;
    }

    private static boolean isMove(String line) {
        return line.startsWith("G1 X") && line.contains(" E0");
    }

    /** How the job ended, or what is wrong with that, after a colon. */
    private static String judge(
            VirtualBench bench, MarlinSender sender, List<String> whole, List<FirmwareFault> faults, int doubled) {
        List<String> ran =
                bench.executed.stream().filter(MarlinFaultsTest::isMove).toList();
        List<String> program = whole.stream().filter(MarlinFaultsTest::isMove).toList();
        int sent = (int) whole.stream()
                .limit(sender.sentIndex() + 1)
                .filter(MarlinFaultsTest::isMove)
                .count();
        Failure failure = bench.failure;
        if (!bench.over()) {
            return "no end: ran " + ran.size() + " of " + program.size();
        }
        if (failure != null && failure.kind() == FailureKind.ANSWERS_SURPLUS) {
            List<String> clean = withoutOneStranger(ran, program);
            if (!clean.equals(ran)) {
                return judged(clean, bench, sent, program, faults, doubled, "FRAGMENT");
            }
        }
        return judged(ran, bench, sent, program, faults, doubled, "");
    }

    private static String judged(
            List<String> ran,
            VirtualBench bench,
            int sent,
            List<String> program,
            List<FirmwareFault> faults,
            int doubled,
            String fragment) {
        Failure failure = bench.failure;
        int acknowledged = (int)
                bench.acknowledged.stream().filter(line -> isMove(line.text())).count();
        int same = Seeds.same(ran, program);
        if (same < ran.size()) {
            return failure + ": line " + same + " ran as " + ran.get(same);
        }
        if (failure == null) {
            boolean all = same == program.size() && acknowledged == same;
            return all ? "finished" : "finished: ran " + same + " acknowledged " + acknowledged;
        }
        if (same < acknowledged - doubled || same > sent) {
            return failure + ": ran " + same + " acknowledged " + acknowledged + " sent " + sent;
        }
        return reasons(faults).contains(failure.kind())
                ? failure.kind().name() + fragment
                : failure + ": wrong reason " + faults;
    }

    private static List<FailureKind> reasons(List<FirmwareFault> boardFaults) {
        List<FailureKind> reasons = new ArrayList<>(
                List.of(FailureKind.ANSWERS_SURPLUS, FailureKind.TOO_MANY_RESENDS, FailureKind.NUMBERING_LOST));
        if (boardFaults.contains(FirmwareFault.RESET)) {
            reasons.add(FailureKind.BOARD_RESET);
        }
        if (boardFaults.contains(FirmwareFault.FREEZE)) {
            reasons.add(FailureKind.STALLED);
            reasons.add(FailureKind.NO_ANSWER);
        }
        return reasons;
    }

    /** The one line that a flush cut loose, which is what the failure says. */
    private static List<String> withoutOneStranger(List<String> ran, List<String> program) {
        for (int i = 0; i < ran.size(); i++) {
            if (!ran.get(i).equals(program.get(i))) {
                List<String> rest = new ArrayList<>(ran);
                rest.remove(i);
                return rest;
            }
        }
        return ran;
    }
}
