package org.etabli.lab.course.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.etabli.lab.machine.MachineId;
import org.junit.jupiter.api.Test;

class SchedulerTest {

    private static final MachineId ONE = new MachineId("one");
    private static final MachineId TWO = new MachineId("two");
    private static final Duration NEVER_MIND = Duration.ofDays(3);

    @Test
    void onSmallClassesTheEndIsWithinFivePerCentOfTheBestPossible() {
        double excess = 0;
        double worst = 0;
        int cases = 300;
        for (int seed = 0; seed < cases; seed++) {
            Random random = new Random(seed);
            List<Lane> lanes = Classes.lanes(1 + random.nextInt(3), random, NEVER_MIND, Duration.ZERO);
            List<Wish> wishes = Classes.wishes(1 + random.nextInt(7), lanes, random);

            Duration end = Duration.between(
                    Classes.TWO, Scheduler.fastest(wishes, lanes).end().orElseThrow());

            Duration best = bestEnd(wishes, lanes);
            double over = (double) end.toSeconds() / best.toSeconds() - 1;
            assertThat(over).as("seed %d", seed).isGreaterThanOrEqualTo(0);
            excess += over;
            worst = Math.max(worst, over);
        }
        report(
                "end over the optimum: on average %.3f %%, at worst %.2f %%, %d classes",
                excess / cases * 100, worst * 100, cases);
        assertThat(excess / cases).isLessThan(0.05);
    }

    @Test
    void whenTimeIsShortAsManyChildrenTakeAPieceHomeAsPossible() {
        int lost = 0;
        int possible = 0;
        double excess = 0;
        int cases = 150;
        for (int seed = 0; seed < cases; seed++) {
            Random random = new Random(seed);
            List<Lane> lanes =
                    Classes.lanes(2 + random.nextInt(2), random, Duration.ofMinutes(45), Duration.ofHours(9));
            List<Wish> wishes = Classes.wishes(3 + random.nextInt(4), lanes, random).stream()
                    .map(w -> new Wish(w.id(), 1, w.arrival(), w.lengths()))
                    .toList();

            Schedule schedule = Scheduler.fastest(wishes, lanes);

            int best = mostInTime(wishes, lanes);
            int got = wishes.size() - schedule.late().size();
            assertThat(got).isLessThanOrEqualTo(best);
            possible += best;
            lost += best - got;
            excess += (double) Duration.between(Classes.TWO, schedule.end().orElseThrow())
                                    .toSeconds()
                            / bestEnd(wishes, lanes).toSeconds()
                    - 1;
        }
        report(
                "pieces taken home: %d of %d possible; end over the optimum %.2f %%",
                possible - lost, possible, excess / cases * 100);
        assertThat(lost).isLessThan(possible / 50);
    }

    @Test
    void noMachineIsDoubledAndNoFileIsLost() {
        for (int seed = 0; seed < 250; seed++) {
            Random random = new Random(seed);
            List<Lane> lanes =
                    Classes.lanes(1 + random.nextInt(5), random, Duration.ofMinutes(80), Duration.ofMinutes(60));
            List<Wish> wishes = Classes.wishes(random.nextInt(30), lanes, random);
            assertSound(Scheduler.fastest(wishes, lanes), wishes, lanes, seed);
            assertSound(Scheduler.inOrder(wishes, lanes), wishes, lanes, seed);
        }
    }

    private static void assertSound(Schedule schedule, List<Wish> wishes, List<Lane> lanes, int seed) {
        Set<PieceId> placed = new HashSet<>();
        schedule.placements().forEach(p -> assertThat(placed.add(p.piece()))
                .as("twice, seed %d", seed)
                .isTrue());
        placed.addAll(schedule.homeless());
        assertThat(placed).as("seed %d", seed).hasSize(wishes.size());
        for (Lane lane : lanes) {
            Instant free = lane.freeFrom();
            for (Placement placement : schedule.on(lane.machine())) {
                assertThat(placement.start()).as("seed %d", seed).isAfterOrEqualTo(free);
                Wish wish = wishes.stream()
                        .filter(w -> w.id().equals(placement.piece()))
                        .findFirst()
                        .orElseThrow();
                assertThat(Duration.between(placement.start(), placement.end()))
                        .isEqualTo(wish.lengths().get(lane.machine()));
                free = placement.end().plus(Scheduler.CHANGEOVER);
            }
        }
    }

    @Test
    void twelveFilesOnThreePrintersArePlannedAtOnce() {
        Random random = new Random(7);
        List<Lane> lanes = Classes.lanes(3, random, Duration.ofMinutes(85), Duration.ofHours(2));
        List<Wish> wishes = Classes.wishes(12, lanes, random);
        for (int i = 0; i < 50; i++) {
            Scheduler.fastest(wishes, lanes);
        }
        int runs = 200;
        long before = System.nanoTime();
        for (int i = 0; i < runs; i++) {
            assertThat(Scheduler.fastest(wishes, lanes).placements()).hasSize(12);
        }
        report("12 files on 3 printers: %.3f ms", (System.nanoTime() - before) / 1e6 / runs);
    }

    @Test
    void theFirstPieceOfEveryChildComesBeforeAnybodysSecond() {
        Lane lane = lane(ONE, 60);
        Wish second = wish(2, 1, Map.of(ONE, Duration.ofMinutes(5)));
        Wish first = wish(1, 2, Map.of(ONE, Duration.ofMinutes(50)));

        Schedule schedule = Scheduler.fastest(List.of(second, first), List.of(lane));

        assertThat(schedule.placements()).extracting(Placement::piece).containsExactly(first.id(), second.id());
        assertThat(schedule.late()).isEmpty();
    }

    @Test
    void oneLongPieceDoesNotKeepThreeChildrenFromTakingTheirsHome() {
        Lane lane = lane(ONE, 60);
        Wish tower = wish(1, 1, Map.of(ONE, Duration.ofMinutes(58)));
        List<Wish> wishes = List.of(
                tower,
                wish(1, 2, Map.of(ONE, Duration.ofMinutes(15))),
                wish(1, 3, Map.of(ONE, Duration.ofMinutes(15))),
                wish(1, 4, Map.of(ONE, Duration.ofMinutes(15))));

        Schedule schedule = Scheduler.fastest(wishes, List.of(lane));

        assertThat(schedule.late()).extracting(Placement::piece).containsExactly(tower.id());
        assertThat(schedule.placements().getLast().piece()).isEqualTo(tower.id());
    }

    @Test
    void aPieceThatEndsExactlyWithTheClassIsTakenHome() {
        Wish exact = wish(1, 1, Map.of(ONE, Duration.ofMinutes(60)));
        Wish over = wish(1, 1, Map.of(ONE, Duration.ofMinutes(60).plusSeconds(1)));

        assertThat(Scheduler.fastest(List.of(exact), List.of(lane(ONE, 60))).late())
                .isEmpty();
        assertThat(Scheduler.fastest(List.of(over), List.of(lane(ONE, 60))).late())
                .extracting(Placement::fit)
                .containsExactly(Placement.Fit.AFTER_CLASS);
    }

    @Test
    void aPieceNoMachineCanMakeIsNamedNotForgotten() {
        Wish wide = wish(1, 1, Map.of(TWO, Duration.ofMinutes(5)));

        assertThat(Scheduler.fastest(List.of(wide), List.of(lane(ONE, 60))).homeless())
                .containsExactly(wide.id());
    }

    @Test
    void aLatePieceIsToldWhatWouldMakeItFit() {
        List<Lane> lanes = List.of(lane(ONE, 60));
        Wish tower = wish(1, 1, Map.of(ONE, Duration.ofMinutes(75)));
        Schedule schedule = Scheduler.fastest(List.of(tower), lanes);

        List<Advice> advice = Advice.of(tower, Optional.of(new Shape(40, 40, 60, 0.2)), schedule, lanes);

        assertThat(advice)
                .containsExactly(
                        new Advice.Smaller(85),
                        new Advice.CoarserLayers(0.26),
                        new Advice.AfterClass(Classes.TWO.plus(Duration.ofMinutes(75))));
    }

    @Test
    void aPieceFarTooLongIsForAnotherDay() {
        List<Lane> lanes = List.of(lane(ONE, 60));
        Wish tower = wish(1, 1, Map.of(ONE, Duration.ofHours(9)));

        assertThat(Advice.of(tower, Optional.empty(), Scheduler.fastest(List.of(tower), lanes), lanes))
                .containsExactly(new Advice.AnotherDay());
    }

    private static Lane lane(MachineId machine, int minutes) {
        Instant ends = Classes.TWO.plus(Duration.ofMinutes(minutes));
        return new Lane(machine, Classes.TWO, ends, ends.plus(Duration.ofHours(2)));
    }

    private static Wish wish(int round, long arrival, Map<MachineId, Duration> lengths) {
        return new Wish(PieceId.fresh(), round, arrival, lengths);
    }

    /** Every assignment tried. */
    private static Duration bestEnd(List<Wish> wishes, List<Lane> lanes) {
        return Duration.ofSeconds(tryAll(wishes, lanes, new int[wishes.size()], 0, true));
    }

    private static int mostInTime(List<Wish> wishes, List<Lane> lanes) {
        return (int) -tryAll(wishes, lanes, new int[wishes.size()], 0, false);
    }

    private static long tryAll(List<Wish> wishes, List<Lane> lanes, int[] on, int next, boolean end) {
        if (next == on.length) {
            return end ? end(wishes, lanes, on) : -inTime(wishes, lanes, on);
        }
        long best = Long.MAX_VALUE;
        for (int lane = 0; lane < lanes.size(); lane++) {
            if (wishes.get(next).lengths().containsKey(lanes.get(lane).machine())) {
                on[next] = lane;
                best = Math.min(best, tryAll(wishes, lanes, on, next + 1, end));
            }
        }
        return best;
    }

    private static long end(List<Wish> wishes, List<Lane> lanes, int[] on) {
        long last = 0;
        for (int lane = 0; lane < lanes.size(); lane++) {
            long changeover = Scheduler.CHANGEOVER.toSeconds();
            long free =
                    Duration.between(Classes.TWO, lanes.get(lane).freeFrom()).toSeconds() - changeover;
            long sum = free;
            for (int i = 0; i < on.length; i++) {
                sum += on[i] == lane ? seconds(wishes.get(i), lanes.get(lane)) + changeover : 0;
            }
            last = sum == free ? last : Math.max(last, sum);
        }
        return last;
    }

    private static int inTime(List<Wish> wishes, List<Lane> lanes, int[] on) {
        int count = 0;
        for (int lane = 0; lane < lanes.size(); lane++) {
            long[] lengths = new long[on.length];
            int n = 0;
            for (int i = 0; i < on.length; i++) {
                if (on[i] == lane) {
                    lengths[n++] = seconds(wishes.get(i), lanes.get(lane));
                }
            }
            java.util.Arrays.sort(lengths, 0, n);
            Instant at = lanes.get(lane).freeFrom();
            for (int i = 0; i < n; i++) {
                at = at.plusSeconds(lengths[i]);
                count += at.isAfter(lanes.get(lane).classEnds()) ? 0 : 1;
                at = at.plus(Scheduler.CHANGEOVER);
            }
        }
        return count;
    }

    private static long seconds(Wish wish, Lane lane) {
        return java.util.Objects.requireNonNull(wish.lengths().get(lane.machine()))
                .toSeconds();
    }

    private static void report(String words, Object... figures) {
        System.getLogger("queue")
                .log(System.Logger.Level.INFO, () -> String.format(java.util.Locale.ROOT, words, figures));
    }
}
