package org.etabli.gcode.motion;

/** Hears each move when it has left the look-ahead and its duration can no longer change. */
@FunctionalInterface
public interface PlannedMoves {

    /**
     * One move is settled; moves come in the order they were given. A move too short to be one of its own joins the
     * next and is not told of, unless the machine stops behind it.
     *
     * @param tag what the caller gave with the move
     * @param seconds how long the move takes
     */
    void planned(long tag, double seconds);

    /** The first {@code count} of these are settled, in this order. */
    default void planned(long[] tags, double[] seconds, int count) {
        for (int i = 0; i < count; i++) {
            planned(tags[i], seconds[i]);
        }
    }
}
