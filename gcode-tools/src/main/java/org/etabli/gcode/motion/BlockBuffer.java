package org.etabli.gcode.motion;

/**
 * The finite ring of blocks that Marlin and GRBL plan in. The oldest block is executing: its exit speed was fixed
 * when it started, by the blocks that were in the ring then, and the newest block always ends at (nearly) rest. So
 * many short blocks really are slower than the same path in few: the ring is too short to brake in from full speed.
 */
final class BlockBuffer {

    private final PlannedMoves planned;
    private final double restSpeed2;
    private final int capacity;
    private final double[] length;
    private final double[] acceleration;
    private final double[] nominal;
    private final double[] maxEntry;
    private final double[] entry;
    private final long[] tags;
    private int head;
    private int count;

    /**
     * @param capacity blocks that take part in planning at once
     * @param restSpeed the speed, mm/s, at which the firmware ends its last block
     */
    BlockBuffer(int capacity, double restSpeed, PlannedMoves planned) {
        this.capacity = Math.max(2, capacity);
        this.restSpeed2 = restSpeed * restSpeed;
        this.planned = planned;
        length = new double[this.capacity];
        acceleration = new double[this.capacity];
        nominal = new double[this.capacity];
        maxEntry = new double[this.capacity];
        entry = new double[this.capacity];
        tags = new long[this.capacity];
    }

    /** Adds a block; squared speeds in mm²/s². */
    void add(double d, double a, double nominal2, double maxEntry2, long tag) {
        if (count == capacity) {
            leave();
        }
        int i = slot(count++);
        length[i] = d;
        acceleration[i] = a;
        nominal[i] = nominal2;
        maxEntry[i] = Math.min(maxEntry2, nominal2);
        entry[i] = count == 1 ? Math.min(maxEntry[i], restSpeed2) : Math.min(maxEntry[i], restSpeed2 + 2 * a * d);
        tags[i] = tag;
        replan();
    }

    int count() {
        return count;
    }

    void drain() {
        while (count > 0) {
            leave();
        }
    }

    /** Backward: each block can brake into the next. Forward: each can be reached from the one before. */
    private void replan() {
        double next = restSpeed2;
        for (int k = count - 1; k >= 1; k--) {
            int i = slot(k);
            double reachable = Math.min(maxEntry[i], next + 2 * acceleration[i] * length[i]);
            entry[i] = reachable;
            next = reachable;
        }
        for (int k = 1; k < count; k++) {
            int before = slot(k - 1);
            int i = slot(k);
            double reachable = entry[before] + 2 * acceleration[before] * length[before];
            if (entry[i] > reachable) {
                entry[i] = reachable;
            }
        }
    }

    private void leave() {
        int i = head;
        double exit2 = count > 1 ? entry[slot(1)] : Math.min(restSpeed2, nominal[i]);
        double from2 = Math.min(entry[i], nominal[i]);
        planned.planned(tags[i], trapezoid(length[i], acceleration[i], from2, nominal[i], exit2));
        head = slot(1);
        count--;
    }

    private int slot(int k) {
        int i = head + k;
        return i < capacity ? i : i - capacity;
    }

    /** Seconds of a block with given squared entry, nominal and exit speeds, cruising only if it is long enough. */
    static double trapezoid(double d, double a, double from2, double nominal2, double to2) {
        double peak2 = Math.min(nominal2, (from2 + to2 + 2 * a * d) / 2);
        peak2 = Math.max(peak2, Math.max(from2, to2));
        double from = Math.sqrt(from2);
        double peak = Math.sqrt(peak2);
        double to = Math.sqrt(to2);
        double ramps = (peak2 - from2 + peak2 - to2) / (2 * a);
        double cruise = Math.max(0, d - ramps);
        return (peak - from + peak - to) / a + cruise / peak;
    }
}
