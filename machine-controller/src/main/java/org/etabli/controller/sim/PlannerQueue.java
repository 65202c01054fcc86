package org.etabli.controller.sim;

import java.util.ArrayDeque;
import org.etabli.gcode.machine.Kinematics;
import org.etabli.gcode.motion.Limits;
import org.etabli.gcode.motion.Planner;

/**
 * Moves waiting to be stepped, as many as the firmware's block buffer holds, each for as long as the look-ahead planner
 * says. Times in simulated nanoseconds, lengths in mm.
 *
 * <p>A move is first in the look-ahead, where later moves can still change its time, then ready. Where nothing follows
 * for a moment, the look-ahead lets go of all it holds, and the machine brakes at its end.
 */
final class PlannerQueue {

    /** How long a first move waits for company before it starts alone, as Marlin does. */
    private static final long FIRST_MOVE_DELAY = 100_000_000L;

    private final int capacity;
    private final Limits limits;
    private final Planner planner;
    private final ArrayDeque<Waiting> planning = new ArrayDeque<>();
    private final ArrayDeque<Block> ready = new ArrayDeque<>();
    private long last;
    private long clock;
    private long headEndsAt;
    private long settleAt = Long.MAX_VALUE;
    private boolean held;
    private long heldLeft;

    PlannerQueue(int capacity, Kinematics kinematics) {
        this.capacity = capacity;
        this.limits = new Limits(kinematics);
        this.planner = Planner.of(limits, this::settled);
    }

    /** One straight move: how long it takes, where it ends, and the laser's power share on the way. */
    record Block(long nanos, double[] end, double laserShare) {}

    /** A move in the look-ahead. */
    private record Waiting(long tag, double[] end, double laserShare) {}

    boolean isFull() {
        return planning.size() + ready.size() >= capacity;
    }

    boolean isEmpty() {
        return planning.isEmpty() && ready.isEmpty();
    }

    int free() {
        return Math.max(0, capacity - planning.size() - ready.size());
    }

    /**
     * Adds a straight move.
     *
     * @param delta mm by axis: X, Y, Z and, for a printer, E
     * @param speed mm/s asked for
     * @return false where nothing moves, so that nothing was added
     */
    boolean add(double[] delta, double speed, double[] end, double laserShare, long now) {
        double e = delta.length > 3 ? delta[3] : 0;
        if (delta[0] == 0 && delta[1] == 0 && delta[2] == 0 && e == 0) {
            return false;
        }
        clock = now;
        last++;
        planning.add(new Waiting(last, end, laserShare));
        planner.move(delta[0], delta[1], delta[2], e, speed, last);
        if (ready.isEmpty() && planning.size() >= capacity) {
            planner.stop();
        }
        if (ready.isEmpty() && settleAt == Long.MAX_VALUE && !held) {
            settleAt = now + FIRST_MOVE_DELAY;
        }
        return true;
    }

    /** The planner is done with one move; those before it that it never spoke of were too short and joined it. */
    private void settled(long tag, double seconds) {
        Waiting planned = planning.removeFirst();
        while (planned.tag() < tag) {
            planned = planning.removeFirst();
        }
        long nanos = Math.max(1, (long) (seconds * 1e9));
        if (ready.isEmpty()) {
            headEndsAt = clock + nanos;
            heldLeft = nanos;
            settleAt = Long.MAX_VALUE;
        }
        ready.add(new Block(nanos, planned.end(), planned.laserShare()));
    }

    Block head() {
        return ready.getFirst();
    }

    /** Whether a move is being stepped at this moment. */
    boolean moving() {
        return !ready.isEmpty() && !held;
    }

    /** When the move being stepped ends, or the look-ahead lets go; never while held or empty. */
    long wakeAt() {
        if (held) {
            return Long.MAX_VALUE;
        }
        return ready.isEmpty() ? settleAt : headEndsAt;
    }

    /** Does what is due now; {@code done} hears each move that ended. */
    void advance(long now, java.util.function.Consumer<Block> done) {
        while (wakeAt() <= now) {
            if (ready.isEmpty()) {
                clock = now;
                settleAt = Long.MAX_VALUE;
                planner.stop();
            } else {
                clock = headEndsAt;
                done.accept(ready.removeFirst());
                if (!ready.isEmpty()) {
                    headEndsAt = clock + ready.getFirst().nanos();
                } else if (!planning.isEmpty()) {
                    // Whoever waits for a free place may still add its move at this very instant.
                    settleAt = clock + 1;
                }
            }
        }
    }

    /** Feed hold: the machine stops where it is. The deceleration itself is not modelled. */
    void hold(long now) {
        if (!held) {
            held = true;
            heldLeft = ready.isEmpty() ? 0 : Math.max(0, headEndsAt - now);
        }
    }

    void release(long now) {
        if (held) {
            held = false;
            headEndsAt = now + heldLeft;
            if (ready.isEmpty() && !planning.isEmpty()) {
                settleAt = now;
            }
        }
    }

    boolean held() {
        return held;
    }

    /** Share of the move being stepped that is done, 0 to 1. */
    double headShare(long now) {
        if (ready.isEmpty()) {
            return 0;
        }
        long left = held ? heldLeft : headEndsAt - now;
        return Math.clamp(1 - (double) left / ready.getFirst().nanos(), 0, 1);
    }

    void clear() {
        planner.stop();
        planning.clear();
        ready.clear();
        settleAt = Long.MAX_VALUE;
        held = false;
        heldLeft = 0;
    }
}
