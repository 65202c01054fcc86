package org.etabli.lab.course.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Wishes and machines as arrays of seconds, counted from the first instant a machine is free: what the search needs to be
 * quick.
 */
final class Problem {

    /** A machine that cannot make a piece. */
    static final long NEVER = Long.MAX_VALUE;

    final List<Wish> wishes;
    final int lanes;
    /** Seconds of a wish on a lane, a changeover included; {@link #NEVER} where it cannot be made. */
    final long[][] length;

    final long[] free;
    final long[] deadline;

    Problem(List<Wish> wishes, List<Lane> machines) {
        this.wishes = wishes;
        this.lanes = machines.size();
        Instant zero =
                machines.stream().map(Lane::freeFrom).min(Instant::compareTo).orElse(Instant.EPOCH);
        long changeover = Scheduler.CHANGEOVER.toSeconds();
        this.length = new long[wishes.size()][lanes];
        this.free = new long[lanes];
        this.deadline = new long[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            Lane machine = machines.get(lane);
            // Each piece is followed by a changeover; the last one's is given back here.
            free[lane] = Duration.between(zero, machine.freeFrom()).toSeconds() - changeover;
            deadline[lane] = Duration.between(zero, machine.classEnds()).toSeconds();
            for (int i = 0; i < wishes.size(); i++) {
                Duration takes = wishes.get(i).lengths().get(machine.machine());
                length[i][lane] = takes == null ? NEVER : takes.toSeconds() + changeover;
            }
        }
    }

    boolean can(int wish, int lane) {
        return length[wish][lane] != NEVER;
    }
}
