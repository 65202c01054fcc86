package org.etabli.lab.course.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Spreads a class's pieces over its machines. It first lets as many children as possible take a piece home, then ends
 * early. A heuristic: the longest piece first onto the machine that ends first (R. L. Graham, "Bounds on multiprocessing
 * timing anomalies", 1969), improved by moving and swapping pieces until nothing gets better.
 */
public final class Scheduler {

    /** Take the piece off, wipe the plate, see the next one begin. */
    public static final Duration CHANGEOVER = Duration.ofMinutes(3);

    private Scheduler() {}

    /** The best order found; the same one for the same wishes. */
    public static Schedule fastest(List<Wish> wishes, List<Lane> lanes) {
        List<Wish> able = able(wishes, lanes);
        Assignment best = Search.best(new Problem(able, lanes));
        List<Placement> placements = new ArrayList<>();
        for (int lane = 0; lane < lanes.size(); lane++) {
            place(placements, lanes.get(lane), best.order(lane));
        }
        return new Schedule(placements, homeless(wishes, able));
    }

    /** The order given: each piece in its turn on the machine that finishes it first. */
    public static Schedule inOrder(List<Wish> wishes, List<Lane> lanes) {
        List<Wish> able = able(wishes, lanes);
        Instant[] free = lanes.stream().map(Lane::freeFrom).toArray(Instant[]::new);
        List<Placement> placements = new ArrayList<>();
        for (Wish wish : able) {
            int best = -1;
            Instant bestEnd = Instant.MAX;
            for (int i = 0; i < lanes.size(); i++) {
                Duration length = wish.lengths().get(lanes.get(i).machine());
                if (length != null && free[i].plus(length).isBefore(bestEnd)) {
                    best = i;
                    bestEnd = free[i].plus(length);
                }
            }
            placements.add(placement(wish, lanes.get(best), free[best]));
            free[best] = bestEnd.plus(CHANGEOVER);
        }
        return new Schedule(placements, homeless(wishes, able));
    }

    private static void place(List<Placement> placements, Lane lane, List<Wish> order) {
        Instant at = lane.freeFrom();
        for (Wish wish : order) {
            Placement placed = placement(wish, lane, at);
            placements.add(placed);
            at = placed.end().plus(CHANGEOVER);
        }
    }

    private static Placement placement(Wish wish, Lane lane, Instant start) {
        Instant end = start.plus(java.util.Objects.requireNonNull(wish.lengths().get(lane.machine())));
        Placement.Fit fit = !end.isAfter(lane.classEnds())
                ? Placement.Fit.IN_CLASS
                : !end.isAfter(lane.lastEnd()) ? Placement.Fit.AFTER_CLASS : Placement.Fit.TOO_LATE;
        return new Placement(wish.id(), lane.machine(), start, end, fit);
    }

    private static List<Wish> able(List<Wish> wishes, List<Lane> lanes) {
        return wishes.stream()
                .filter(wish -> lanes.stream().anyMatch(lane -> wish.lengths().containsKey(lane.machine())))
                .toList();
    }

    private static List<PieceId> homeless(List<Wish> wishes, List<Wish> able) {
        return wishes.stream()
                .filter(wish -> !able.contains(wish))
                .map(Wish::id)
                .toList();
    }

    /** First come, first served, among those of a round. */
    static final Comparator<Wish> FAIR = Comparator.comparingInt(Wish::round).thenComparingLong(Wish::arrival);
}
