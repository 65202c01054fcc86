package org.etabli.lab.course.queue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Which machine makes which piece, and what that costs. */
final class Assignment implements Comparable<Assignment> {

    /** A child whose first piece is late weighs more than any number of second pieces in a class. */
    private static final long[] LATE = {1_000_000_000_000L, 1_000_000_000L, 1_000_000L, 1_000L};

    private final Problem problem;
    private final int[] lane;
    private final long[] late;
    private final long[] end;

    Assignment(Problem problem, int[] lane) {
        this.problem = problem;
        this.lane = lane;
        this.late = new long[problem.lanes];
        this.end = new long[problem.lanes];
        for (int i = 0; i < problem.lanes; i++) {
            weigh(i);
        }
    }

    /** Tries every move and every swap once; answers whether any of them made it better. */
    boolean improveOnce() {
        boolean gained = false;
        for (int wish = 0; wish < lane.length; wish++) {
            for (int to = 0; to < problem.lanes; to++) {
                gained |= tryMove(wish, to);
            }
            for (int other = wish + 1; other < lane.length; other++) {
                gained |= trySwap(wish, other);
            }
        }
        return gained;
    }

    private boolean tryMove(int wish, int to) {
        int from = lane[wish];
        if (from == to || !problem.can(wish, to)) {
            return false;
        }
        return tried(from, to, () -> lane[wish] = to, () -> lane[wish] = from);
    }

    private boolean trySwap(int one, int other) {
        int from = lane[one];
        int to = lane[other];
        if (from == to || !problem.can(one, to) || !problem.can(other, from)) {
            return false;
        }
        return tried(
                from,
                to,
                () -> {
                    lane[one] = to;
                    lane[other] = from;
                },
                () -> {
                    lane[one] = from;
                    lane[other] = to;
                });
    }

    private boolean tried(int from, int to, Runnable change, Runnable undo) {
        long lateBefore = late();
        long endBefore = end();
        double roughnessBefore = roughness();
        change.run();
        weigh(from);
        weigh(to);
        int order = compare(late(), end(), roughness(), lateBefore, endBefore, roughnessBefore);
        if (order < 0) {
            return true;
        }
        undo.run();
        weigh(from);
        weigh(to);
        return false;
    }

    /** What a lane costs: the shortest pieces of the earliest rounds count as in time for as long as there is time. */
    private void weigh(int on) {
        long done = problem.free[on];
        long sum = problem.free[on];
        late[on] = 0;
        for (int wish : shortestFirst(on)) {
            long takes = problem.length[wish][on];
            sum += takes;
            if (done + takes <= problem.deadline[on]) {
                done += takes;
            } else {
                late[on] += LATE[Math.min(problem.wishes.get(wish).round(), LATE.length - 1)];
            }
        }
        end[on] = sum;
    }

    private int[] shortestFirst(int on) {
        int[] wishes = new int[lane.length];
        int n = 0;
        for (int i = 0; i < lane.length; i++) {
            if (lane[i] == on) {
                int at = n++;
                while (at > 0 && later(wishes[at - 1], i, on)) {
                    wishes[at] = wishes[at - 1];
                    at--;
                }
                wishes[at] = i;
            }
        }
        return Arrays.copyOf(wishes, n);
    }

    private boolean later(int one, int other, int on) {
        int rounds = Integer.compare(
                problem.wishes.get(one).round(), problem.wishes.get(other).round());
        return rounds != 0 ? rounds > 0 : problem.length[one][on] > problem.length[other][on];
    }

    /** A lane's pieces as they are to be made: who can go home first come first, then the others. */
    List<Wish> order(int on) {
        List<Wish> inTime = new ArrayList<>();
        List<Wish> after = new ArrayList<>();
        long done = problem.free[on];
        for (int wish : shortestFirst(on)) {
            long takes = problem.length[wish][on];
            boolean fits = done + takes <= problem.deadline[on];
            done += fits ? takes : 0;
            (fits ? inTime : after).add(problem.wishes.get(wish));
        }
        Comparator<Wish> fair = Scheduler.FAIR;
        inTime.sort(fair);
        after.sort(fair);
        // Who was passed by too often is next, whatever it costs the others.
        List<Wish> order =
                new ArrayList<>(after.stream().filter(wish -> wish.round() == 0).toList());
        order.addAll(inTime);
        after.stream().filter(wish -> wish.round() > 0).forEach(order::add);
        return order;
    }

    long late() {
        long sum = 0;
        for (long one : late) {
            sum += one;
        }
        return sum;
    }

    long end() {
        long last = 0;
        for (long one : end) {
            last = Math.max(last, one);
        }
        return last;
    }

    /** Among equal ends, evenly loaded machines leave the search a way on. */
    private double roughness() {
        double sum = 0;
        for (long one : end) {
            sum += (double) one * one;
        }
        return sum;
    }

    @Override
    public int compareTo(Assignment other) {
        return compare(late(), end(), roughness(), other.late(), other.end(), other.roughness());
    }

    private static int compare(long late, long end, double rough, long late2, long end2, double rough2) {
        if (late != late2) {
            return Long.compare(late, late2);
        }
        return end != end2 ? Long.compare(end, end2) : Double.compare(rough, rough2);
    }
}
