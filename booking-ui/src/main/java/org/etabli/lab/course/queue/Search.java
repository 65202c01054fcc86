package org.etabli.lab.course.queue;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Looks for a good assignment: from several beginnings, each improved until no move and no swap helps. */
final class Search {

    /** Beginnings shuffled besides the sorted ones: more gain nothing measurable on classes of thirty pieces. */
    private static final int SHUFFLED = 6;
    /** Passes over all moves and swaps; a class needs fewer than ten. */
    private static final int MOST_PASSES = 50;
    /** The same class always gets the same schedule. */
    private static final long SEED = 1969;

    private Search() {}

    static Assignment best(Problem problem) {
        int n = problem.wishes.size();
        List<Integer> all = IntStream.range(0, n).boxed().toList();
        Comparator<Integer> shortest = Comparator.comparingLong(wish -> quickest(problem, wish));
        Assignment best = improved(
                listed(problem, all.stream().sorted(shortest.reversed()).toList()));
        best = better(
                best, improved(listed(problem, all.stream().sorted(shortest).toList())));
        best = better(best, improved(listed(problem, all)));
        Random random = new Random(SEED);
        for (int i = 0; i < SHUFFLED && n > 2; i++) {
            java.util.ArrayList<Integer> shuffled = new java.util.ArrayList<>(all);
            java.util.Collections.shuffle(shuffled, random);
            best = better(best, improved(listed(problem, shuffled)));
        }
        return best;
    }

    private static Assignment better(Assignment one, Assignment other) {
        return other.compareTo(one) < 0 ? other : one;
    }

    /** Each piece in turn onto the machine that would finish it first. */
    private static Assignment listed(Problem problem, List<Integer> order) {
        int[] lane = new int[problem.wishes.size()];
        long[] busy = problem.free.clone();
        for (int wish : order) {
            int best = -1;
            for (int on = 0; on < problem.lanes; on++) {
                boolean earlier = problem.can(wish, on)
                        && (best < 0 || busy[on] + problem.length[wish][on] < busy[best] + problem.length[wish][best]);
                best = earlier ? on : best;
            }
            lane[wish] = best;
            busy[best] += problem.length[wish][best];
        }
        return new Assignment(problem, lane);
    }

    private static Assignment improved(Assignment assignment) {
        boolean gained = true;
        for (int pass = 0; gained && pass < MOST_PASSES; pass++) {
            gained = assignment.improveOnce();
        }
        return assignment;
    }

    private static long quickest(Problem problem, int wish) {
        long quickest = Problem.NEVER;
        for (int on = 0; on < problem.lanes; on++) {
            quickest = Math.min(quickest, problem.length[wish][on]);
        }
        return quickest;
    }
}
