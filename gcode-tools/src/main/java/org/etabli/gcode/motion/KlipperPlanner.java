package org.etabli.gcode.motion;

import java.util.Arrays;

/**
 * Klipper's look-ahead, with its arithmetic.
 *
 * <p>Each move carries squared speeds ({@code _v2}), as whole numbers of a small unit: what its start may be
 * ({@code maxStart}), what it may cruise at, and what a full acceleration over its length adds ({@code gain}). A
 * backward pass from rest finds what is reachable. A second pass runs beside it with an acceleration lowered by the
 * minimum cruise ratio ({@code pseudo}): its peaks cap the cruise speeds, so that short zigzags are not shaken at full
 * acceleration.
 *
 * <p>Moves are taken into the look-ahead in batches. A move that starts at rest separates what came before from what
 * follows, so the queue is settled there. A print without any stop is settled up to the last peak that no later move
 * can reach, whenever the queue is full; the result is the same as planning the whole file at once.
 *
 * @see <a href="https://www.klipper3d.org/Kinematics.html">Klipper: Kinematics</a>
 */
final class KlipperPlanner implements Planner {

    /** Enough for the loops over a batch to run at full speed, few enough to stay in a processor's caches. */
    private static final int BATCH = 512;

    /** Several times the moves that braking from full speed takes on a finely cut curve. */
    private static final int FULL = 1024;

    /** Moves so small that even this many cannot brake are settled as they stand, to bound memory. */
    private static final int MOST = 64 * FULL;

    private static final double EXTRUDE_ONLY_ACCELERATION = 99_999_999.9;
    private static final double SHORTEST_MOVE = 1e-9;
    private static final int Z = 2;
    private static final int E = 3;

    private final Limits limits;
    private final PlannedMoves planned;

    /** The first {@code measured} are under look-ahead, the others up to {@code count} wait for their batch to fill. */
    private final KlipperMoves moves = new KlipperMoves(capacity(FULL));

    private long[] maxStart = new long[moves.capacity()];
    private long[] maxPseudoStart = new long[moves.capacity()];
    private long[] start = new long[moves.capacity()];
    private long[] peak = new long[moves.capacity()];
    private double[] seconds = new double[moves.capacity()];
    private int measured;
    private int count;
    private int settleAt = FULL;

    /** Moves of the batch that extrude on the spot: the machine rests before and after each. */
    private final int[] onTheSpot = new int[BATCH];

    private int onTheSpotCount;
    private boolean rested = true;

    private boolean owes;
    private long owed;
    private double unhindered;

    /** The limits in force, and what follows from them. */
    private double acceleration = Double.NaN;

    private double cornerVelocity;
    private double cruiseRatio;
    private double deviation;
    private double twicePseudo;
    private double paceSpeed;
    private double pace;

    KlipperPlanner(Limits limits, PlannedMoves planned) {
        this.limits = limits;
        this.planned = planned;
    }

    private static int capacity(int settleAt) {
        return settleAt + 2 * BATCH + 1;
    }

    @Override
    public void move(double x, double y, double z, double e, double speed, long tag) {
        makeRoomFor(1);
        double length2 = x * x + y * y + z * z;
        double cruiseSpeed = Math.min(speed, limits.velocity);
        double a = acceleration;
        if (!(length2 >= SHORTEST_MOVE * SHORTEST_MOVE)) {
            if (e == 0) {
                owed = tag;
                owes = true;
                return;
            }
            x = 0;
            y = 0;
            z = 0;
            length2 = e * e;
            cruiseSpeed = speed;
            a = EXTRUDE_ONLY_ACCELERATION;
            onTheSpot[onTheSpotCount++] = count;
        }
        double cruise2 = cruiseSpeed * cruiseSpeed;
        if (z != 0) {
            double ratio = Math.sqrt(length2) / Math.abs(z);
            double most = limits.maxVelocity[Z] * ratio;
            cruise2 = Math.min(cruise2, most * most);
            a = Math.min(a, limits.maxAcceleration[Z] * ratio);
        }
        if (e < 0 || e > 0 && x == 0 && y == 0) {
            double ratio = Math.sqrt(length2) / Math.abs(e);
            double most = limits.maxVelocity[E] * ratio;
            cruise2 = Math.min(cruise2, most * most);
            a = Math.min(a, limits.maxAcceleration[E] * ratio);
        }
        moves.put(count, x, y, z, e, length2, tag);
        add(1, cruiseSpeed, cruise2, a);
    }

    @Override
    public void moves(double[] x, double[] y, double[] e, int n, double speed, long tag, long step) {
        if (n > BATCH) {
            Planner.super.moves(x, y, e, n, speed, tag, step);
            return;
        }
        makeRoomFor(n);
        double cruiseSpeed = Math.min(speed, limits.velocity);
        moves.put(count, x, y, e, n, tag, step);
        add(n, cruiseSpeed, cruiseSpeed * cruiseSpeed, acceleration);
    }

    private void makeRoomFor(int n) {
        if (count - measured + n > BATCH) {
            measure();
        }
        if (limits.print != acceleration
                || limits.squareCornerVelocity != cornerVelocity
                || limits.minimumCruiseRatio != cruiseRatio) {
            acceleration = limits.print;
            cornerVelocity = limits.squareCornerVelocity;
            cruiseRatio = limits.minimumCruiseRatio;
            deviation = KlipperMoves.deviation(cornerVelocity, acceleration);
            twicePseudo = 2 * acceleration * (1 - cruiseRatio);
        }
    }

    private void add(int n, double cruiseSpeed, double cruise2, double a) {
        if (cruiseSpeed != paceSpeed) {
            paceSpeed = cruiseSpeed;
            pace = 1 / cruiseSpeed;
        }
        moves.limit(count, count + n, pace, cruise2, a, deviation * a, Math.min(twicePseudo, 2 * a));
        count += n;
        owes = false;
    }

    @Override
    public void stop() {
        measure();
        backward(0, count, false);
        handOut(count);
        rested = true;
        if (owes) {
            planned.planned(owed, 0);
            owes = false;
        }
    }

    @Override
    public void settle() {
        measure();
        settleWhatIsFinal();
    }

    @Override
    public double unhinderedSeconds() {
        return unhindered;
    }

    @Override
    public int pending() {
        return count;
    }

    /** Takes the batch into the look-ahead. */
    private void measure() {
        int from = measured;
        if (count == from) {
            return;
        }
        moves.measure(from, count, limits.extruderCornerVelocity());
        long[] corner = moves.corner;
        if (rested) {
            corner[from] = 0;
        }
        for (int k = 0; k < onTheSpotCount; k++) {
            corner[onTheSpot[k]] = 0;
            corner[onTheSpot[k] + 1] = 0;
        }
        rested = onTheSpotCount > 0 && onTheSpot[onTheSpotCount - 1] == count - 1;
        onTheSpotCount = 0;
        measured = count;
        forward(from);
        if (count >= settleAt) {
            settleWhatIsFinal();
        }
    }

    /** The fastest starts that the moves before allow. Wherever a move starts at rest, those before it are settled. */
    private void forward(int from) {
        long[] corner = moves.corner;
        long[] gain = moves.gain;
        long[] pseudoGain = moves.pseudoGain;
        double[] length = moves.length;
        double[] pace = moves.pace;
        long[] maxStart = this.maxStart;
        long[] maxPseudoStart = this.maxPseudoStart;
        double unhindered = this.unhindered;
        long reachable = from == 0 ? 0 : maxStart[from - 1] + gain[from - 1];
        long reachablePseudo = from == 0 ? 0 : maxPseudoStart[from - 1] + pseudoGain[from - 1];
        int first = 0;
        for (int i = from; i < count; i++) {
            long begin = Math.min(corner[i], reachable);
            long pseudo = Math.min(begin, reachablePseudo);
            if (begin == 0 && i > first) {
                backward(first, i, false);
                first = i;
            }
            maxStart[i] = begin;
            maxPseudoStart[i] = pseudo;
            reachable = begin + gain[i];
            reachablePseudo = pseudo + pseudoGain[i];
            unhindered += length[i] * pace[i];
        }
        this.unhindered = unhindered;
        handOut(first);
    }

    private void settleWhatIsFinal() {
        int settled = backward(0, count, true);
        if (settled == 0 && count >= MOST) {
            backward(0, count, false);
            settled = count / 2;
        }
        handOut(settled);
        settleAt = Math.max(FULL, 2 * count);
        if (capacity(settleAt) > moves.capacity()) {
            grow(capacity(settleAt));
        }
    }

    /**
     * From the end, at which the machine may have to rest, back to the first: the fastest start and the cruise speed of
     * each move. One that can only brake cruises no faster than the one before it.
     *
     * @return how many moves no later move can change, where {@code lazy}; else 0
     */
    private int backward(int first, int end, boolean lazy) {
        long[] gain = moves.gain;
        long[] pseudoGain = moves.pseudoGain;
        long[] maxCruise = moves.cruise;
        long[] maxStart = this.maxStart;
        long[] maxPseudoStart = this.maxPseudoStart;
        long[] start = this.start;
        long[] peak = this.peak;
        boolean searching = lazy;
        int settled = 0;
        long next = 0;
        long nextPseudo = 0;
        long highest = 0;
        int undecided = 0;
        start[end] = 0;
        for (int i = end - 1; i >= first; i--) {
            long reachable = next + gain[i];
            long begin = Math.min(maxStart[i], reachable);
            undecided++;
            long reachablePseudo = nextPseudo + pseudoGain[i];
            long pseudo = Math.min(maxPseudoStart[i], reachablePseudo);
            if (pseudo < reachablePseudo) {
                if (pseudo + pseudoGain[i] > nextPseudo || undecided > 1) {
                    if (searching && highest != 0) {
                        settled = i + undecided;
                        searching = false;
                    }
                    highest = pseudo + reachablePseudo >> 1;
                }
                long fastest = Math.min(Math.min(begin + reachable >> 1, maxCruise[i]), highest);
                peak[i] = fastest;
                for (int braking = i + 1; braking < i + undecided; braking++) {
                    fastest = Math.min(fastest, start[braking]);
                    peak[braking] = fastest;
                }
                undecided = 0;
            }
            start[i] = begin;
            next = begin;
            nextPseudo = pseudo;
        }
        return settled;
    }

    /** Hands out the first {@code settled} moves and moves up the rest. */
    private void handOut(int settled) {
        if (settled == 0) {
            return;
        }
        moves.seconds(start, peak, seconds, settled);
        planned.planned(moves.tags, seconds, settled);
        moves.moveUp(settled, count);
        System.arraycopy(maxStart, settled, maxStart, 0, count - settled);
        System.arraycopy(maxPseudoStart, settled, maxPseudoStart, 0, count - settled);
        count -= settled;
        measured = count;
        settleAt = FULL;
    }

    private void grow(int capacity) {
        moves.resize(capacity);
        maxStart = Arrays.copyOf(maxStart, capacity);
        maxPseudoStart = Arrays.copyOf(maxPseudoStart, capacity);
        start = Arrays.copyOf(start, capacity);
        peak = Arrays.copyOf(peak, capacity);
        seconds = Arrays.copyOf(seconds, capacity);
    }
}
