package org.etabli.controller.grbl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.etabli.controller.sim.FirmwareFault;
import org.etabli.controller.sim.GrblTraits;
import org.etabli.controller.sim.Seeds;
import org.etabli.controller.sim.SimulatedGrbl;
import org.etabli.controller.sim.VirtualBench;
import org.etabli.controller.sim.WireFaults;
import org.etabli.controller.stream.Failure;
import org.etabli.controller.stream.FailureKind;
import org.etabli.controller.stream.Programs;
import org.etabli.controller.stream.Request;
import org.etabli.gcode.machine.MachineProfile;
import org.junit.jupiter.api.Test;

/**
 * GRBL checks nothing of what it receives, so noise on the way to it is tried apart: here the wire back is noisy and
 * the board misbehaves.
 */
class GrblFaultsTest {

    private static final int LINES = 200;
    private static final MachineProfile LASER = MachineProfile.named("grbl-laser");

    @Test
    void whateverTheBoardAndTheWireBackDoTheFileRunsOnceInOrderOrTheJobFailsWithItsReasonAndTheLaserOff() {
        Map<String, Integer> outcomes = Seeds.live("GRBL", Seeds.COUNT, GrblFaultsTest::live);

        assertThat(outcomes.get("finished")).isGreaterThan((int) (Seeds.COUNT / 3));
    }

    /**
     * Nothing on the wire tells that a byte was changed on its way there, and some bytes hold, resume or reset. What can
     * be promised is an end, a reason and no light.
     */
    @Test
    void noiseOnTheWayThereEndsInAKnownStateWithTheLaserOff() {
        Seeds.live("GRBL, noise there", Seeds.COUNT / 2, GrblFaultsTest::noisyThere);
    }

    private static String noisyThere(long seed) {
        Random random = new Random(seed);
        double noise = Math.pow(10, -3 - 2 * random.nextDouble());
        WireFaults there = new WireFaults(noise * 0.6, noise * 0.2, noise * 0.2, 20);
        SimulatedGrbl laser = new SimulatedGrbl(LASER, random.nextBoolean() ? GrblTraits.usual() : GrblTraits.hal());
        GrblSender sender = new GrblSender(Programs.of(Programs.cuts(LINES)), LASER);
        VirtualBench bench = new VirtualBench(sender, laser, 115_200, there, WireFaults.NONE, seed);
        // A person lets a machine go on that holds for no reason anybody saw.
        for (int second = 5; second < 900; second += 10) {
            bench.ask(second, Request.RESUME);
        }
        String stuck = Seeds.run(bench, 900);
        if (stuck != null || !bench.over()) {
            return stuck == null ? "no end: " : stuck;
        }
        bench.settle(2);
        Failure failure = bench.failure;
        String end = failure == null ? "finished" : failure.kind().name();
        return laser.burning() ? "burns after: " + end : end;
    }

    private static String live(long seed) {
        Random random = new Random(seed);
        List<String> program = Programs.cuts(LINES);
        double noise = random.nextInt(2) == 0 ? 0 : Math.pow(10, -3 - 2 * random.nextDouble());
        WireFaults faults = noise == 0 ? WireFaults.NONE : new WireFaults(noise * 0.6, noise * 0.2, noise * 0.2, 20);
        GrblTraits traits = random.nextInt(3) == 0 ? GrblTraits.hal() : GrblTraits.usual();
        SimulatedGrbl laser = new SimulatedGrbl(LASER, traits);
        if (random.nextBoolean()) {
            laser.with(10, "3");
        }
        GrblSender sender = new GrblSender(Programs.of(program), LASER);
        VirtualBench bench = new VirtualBench(sender, laser, 115_200, WireFaults.NONE, faults, seed);
        List<FirmwareFault> happened = new ArrayList<>();
        int count = random.nextInt(3);
        for (int i = 0; i < count; i++) {
            double when = 1 + random.nextDouble() * 4;
            FirmwareFault fault =
                    switch (random.nextInt(9)) {
                        case 0, 1 -> FirmwareFault.LOSE_OK;
                        case 2 -> FirmwareFault.DOUBLE_OK;
                        case 3, 4 -> FirmwareFault.LATE_OK;
                        case 5 -> FirmwareFault.RESET;
                        case 6 -> FirmwareFault.FREEZE;
                        case 7 -> FirmwareFault.BROWN_OUT;
                        default -> FirmwareFault.PROTECTION;
                    };
            happened.add(fault);
            bench.fault(when, fault);
        }
        boolean pulled = random.nextInt(6) == 0;
        if (pulled) {
            bench.unplug(1 + random.nextDouble() * 4, 0.1 + random.nextDouble());
        }
        String stuck = Seeds.run(bench, 300);
        if (stuck != null) {
            return stuck;
        }
        return judge(bench, laser, sender, program, happened, noise > 0, pulled);
    }

    private static String judge(
            VirtualBench bench,
            SimulatedGrbl laser,
            GrblSender sender,
            List<String> program,
            List<FirmwareFault> faults,
            boolean noisy,
            boolean pulled) {
        List<String> wanted =
                program.stream().map(line -> line.replace(" ", "")).toList();
        List<String> ran = bench.executed.stream()
                .filter(line -> !line.equals("M5") && !line.equals("G4P0"))
                .toList();
        if (!bench.over()) {
            return "no end: ran " + ran.size();
        }
        bench.settle(2);
        boolean answers = !faults.contains(FirmwareFault.FREEZE);
        if (answers && laser.burning()) {
            return bench.failure + ": the laser burns";
        }
        int same = Seeds.same(ran, wanted);
        if (same < ran.size()) {
            return bench.failure + ": line " + same + " ran as " + ran.get(same);
        }
        Failure failure = bench.failure;
        if (failure == null) {
            boolean all = same == wanted.size() && bench.acknowledged.size() == same;
            return all ? "finished" : "finished: ran " + same + " acknowledged " + bench.acknowledged.size();
        }
        int doubled =
                (int) faults.stream().filter(FirmwareFault.DOUBLE_OK::equals).count();
        if (same < bench.acknowledged.size() - doubled || same > sender.sentIndex() + 1) {
            return failure + ": ran " + same + " acknowledged " + bench.acknowledged.size();
        }
        return reasons(faults, noisy, pulled).contains(failure.kind())
                ? failure.kind().name()
                : failure + ": wrong reason for " + faults;
    }

    private static List<FailureKind> reasons(List<FirmwareFault> faults, boolean noisy, boolean pulled) {
        List<FailureKind> reasons = new ArrayList<>();
        if (pulled) {
            reasons.add(FailureKind.LINK_LOST);
        }
        if (noisy) {
            reasons.add(FailureKind.ANSWER_LOST);
        }
        for (FirmwareFault fault : faults) {
            switch (fault) {
                case RESET, BROWN_OUT -> reasons.addAll(List.of(FailureKind.BOARD_RESET, FailureKind.ALARM));
                case FREEZE -> reasons.addAll(List.of(FailureKind.STALLED, FailureKind.NO_ANSWER));
                case LOSE_OK, LATE_OK -> reasons.add(FailureKind.ANSWER_LOST);
                // Counting believes an answer sent twice, and what then does not fit the buffer is cut.
                case DOUBLE_OK -> reasons.addAll(List.of(FailureKind.ANSWER_LOST, FailureKind.LINE_REFUSED));
                case PROTECTION -> reasons.addAll(List.of(FailureKind.ALARM, FailureKind.LOCKED));
                case ATTENTION -> {}
            }
        }
        return reasons;
    }
}
