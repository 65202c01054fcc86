package org.etabli.gcode.estimate;

import java.util.Arrays;

/**
 * When each command will be done: planned seconds from the start, by the command's index. Bounded: a long file is
 * kept at a coarser stride and read by straight lines in between.
 */
public final class Timetable {

    /** Finer than any progress bar. */
    private static final int SIZE = 4096;

    private final double[] seconds = new double[SIZE + 1];
    private int shift;
    private int filled;
    private long lastIndex = -1;
    private double lastSeconds;

    Timetable() {}

    /**
     * Everything up to and including this command is done at {@code total}. A command behind one that was reached
     * already (its move was still in the look-ahead) only adds its seconds.
     */
    void reached(long index, double total) {
        if (index < lastIndex) {
            lastSeconds = total;
            return;
        }
        if (index >> shift >= filled) {
            fill(index, total);
        }
        lastIndex = index;
        lastSeconds = total;
    }

    /** The next command whose own time is kept: up to there, only the last of several has to be told. */
    long next() {
        return (long) filled << shift;
    }

    private void fill(long index, double total) {
        while (index >> shift >= SIZE) {
            for (int i = 0; 2 * i < filled; i++) {
                seconds[i] = seconds[2 * i];
            }
            filled = (filled + 1) / 2;
            shift++;
        }
        int slot = (int) (index >> shift);
        double before = filled == 0 ? 0 : lastSeconds;
        Arrays.fill(seconds, Math.min(filled, slot), slot, before);
        seconds[slot] = (long) slot << shift == index ? total : before;
        filled = slot + 1;
    }

    /** Planned seconds from the start until the command of this index is done. */
    public double secondsAt(long index) {
        if (index < 0 || filled == 0) {
            return 0;
        }
        if (index >= lastIndex) {
            return lastSeconds;
        }
        int slot = (int) Math.min(index >> shift, filled - 1);
        double from = seconds[slot];
        long fromIndex = (long) slot << shift;
        boolean last = slot + 1 >= filled;
        double to = last ? lastSeconds : seconds[slot + 1];
        long toIndex = last ? lastIndex : fromIndex + (1L << shift);
        return toIndex <= fromIndex ? to : from + (to - from) * (index - fromIndex) / (toIndex - fromIndex);
    }

    /** Planned seconds of the whole program. */
    public double total() {
        return lastSeconds;
    }
}
