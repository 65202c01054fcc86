package org.etabli.controller.sim;

import java.util.ArrayDeque;

/**
 * Moves waiting to be stepped, as many as the firmware's block buffer holds. Times in simulated nanoseconds.
 *
 * <p>A block's time is known when it enters, from {@link MoveTimes}.
 */
final class PlannerQueue {

    private final int capacity;
    private final ArrayDeque<Block> blocks = new ArrayDeque<>();
    private long headEndsAt;
    private boolean held;
    private long heldLeft;

    PlannerQueue(int capacity) {
        this.capacity = capacity;
    }

    /** One straight move: how long it takes, where it ends, and the laser's power share on the way. */
    record Block(long nanos, double[] end, double laserShare) {}

    boolean isFull() {
        return blocks.size() >= capacity;
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    int free() {
        return capacity - blocks.size();
    }

    void add(Block block, long now) {
        if (blocks.isEmpty() && !held) {
            headEndsAt = now + block.nanos();
        }
        if (blocks.isEmpty()) {
            heldLeft = block.nanos();
        }
        blocks.add(block);
    }

    Block head() {
        return blocks.getFirst();
    }

    /** When the move being stepped ends; never while held or empty. */
    long wakeAt() {
        return blocks.isEmpty() || held ? Long.MAX_VALUE : headEndsAt;
    }

    /** Ends the move being stepped, which must be over by now. */
    Block finishHead() {
        Block done = blocks.removeFirst();
        if (!blocks.isEmpty()) {
            headEndsAt += blocks.getFirst().nanos();
        }
        return done;
    }

    /** Feed hold: the machine stops where it is. The deceleration itself is not modelled. */
    void hold(long now) {
        if (!held) {
            held = true;
            heldLeft = blocks.isEmpty() ? 0 : Math.max(0, headEndsAt - now);
        }
    }

    void release(long now) {
        if (held) {
            held = false;
            headEndsAt = now + heldLeft;
        }
    }

    boolean held() {
        return held;
    }

    /** Share of the move being stepped that is done, 0 to 1. */
    double headShare(long now) {
        if (blocks.isEmpty()) {
            return 0;
        }
        long whole = Math.max(1, blocks.getFirst().nanos());
        long left = held ? heldLeft : headEndsAt - now;
        return Math.clamp(1 - (double) left / whole, 0, 1);
    }

    void clear() {
        blocks.clear();
        held = false;
        heldLeft = 0;
    }
}
