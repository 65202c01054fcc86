package org.etabli.gcode.motion;

import java.util.Arrays;

/**
 * The moves under Klipper's look-ahead, an array for each of their numbers. What a move needs of itself and of the one
 * before it is worked out here for many moves at a time, in loops short and plain enough for compilers to turn them
 * into vector instructions: one for each step, arrays read at the loop's own index only. What must go move by move is
 * {@link KlipperPlanner}'s.
 */
final class KlipperMoves {

    private static final double CORNER = Math.sqrt(2) - 1;

    /** mm along each axis and of filament; once measured, per mm of path. */
    double[] x = {};

    double[] y = {};
    double[] z = {};
    double[] e = {};

    /** mm² of path; once measured, mm. */
    double[] length = {};

    /** s/mm at the speed asked for. */
    double[] pace = {};

    /** mm/s². */
    double[] acceleration = {};

    /** {@link #acceleration} times {@link #deviation}, mm²/s². */
    double[] deviating = {};

    /** Squared speeds, mm²/s²: the most for the move, and for the corner before it. */
    double[] cruise = {};

    double[] corner = {};

    /** What speeding up all along the move adds to a squared speed, mm²/s². */
    double[] delta = {};

    /** Twice Klipper's gentler acceleration, mm/s²; once measured, what it adds all along the move, mm²/s². */
    double[] pseudoDelta = {};

    long[] tags = {};

    private double[] first = {};
    private double[] second = {};
    private double[] third = {};

    KlipperMoves(int capacity) {
        resize(capacity);
    }

    int capacity() {
        return tags.length;
    }

    void resize(int capacity) {
        x = Arrays.copyOf(x, capacity);
        y = Arrays.copyOf(y, capacity);
        z = Arrays.copyOf(z, capacity);
        e = Arrays.copyOf(e, capacity);
        length = Arrays.copyOf(length, capacity);
        pace = Arrays.copyOf(pace, capacity);
        acceleration = Arrays.copyOf(acceleration, capacity);
        deviating = Arrays.copyOf(deviating, capacity);
        cruise = Arrays.copyOf(cruise, capacity);
        corner = Arrays.copyOf(corner, capacity);
        delta = Arrays.copyOf(delta, capacity);
        pseudoDelta = Arrays.copyOf(pseudoDelta, capacity);
        tags = Arrays.copyOf(tags, capacity);
        first = new double[capacity];
        second = new double[capacity];
        third = new double[capacity];
    }

    /** Notes one move; {@code length2} in mm² of path. */
    void put(int at, double x, double y, double z, double e, double length2, long tag) {
        this.x[at] = x;
        this.y[at] = y;
        this.z[at] = z;
        this.e[at] = e;
        length[at] = length2;
        tags[at] = tag;
    }

    /** Notes {@code n} moves in X and Y. */
    void put(int at, double[] x, double[] y, double[] e, int n, long tag, long step) {
        System.arraycopy(x, 0, this.x, at, n);
        System.arraycopy(y, 0, this.y, at, n);
        System.arraycopy(e, 0, this.e, at, n);
        Arrays.fill(z, at, at + n, 0);
        squares(this.x, this.y, length, at, at + n);
        for (int i = 0; i < n; i++) {
            tags[at + i] = tag + i * step;
        }
    }

    private static void squares(double[] x, double[] y, double[] length, int from, int to) {
        for (int i = from; i < to; i++) {
            length[i] = x[i] * x[i] + y[i] * y[i];
        }
    }

    /** Notes what limits the moves, see the arrays. */
    void limit(
            int from, int to, double pace, double cruise, double acceleration, double deviating, double twicePseudo) {
        for (int i = from; i < to; i++) {
            this.pace[i] = pace;
            this.cruise[i] = cruise;
            this.acceleration[i] = acceleration;
            this.deviating[i] = deviating;
            this.pseudoDelta[i] = twicePseudo;
        }
    }

    /** By how much a corner may be cut so that a square one is taken at this speed, mm. */
    static double deviation(double squareCornerVelocity, double acceleration) {
        return squareCornerVelocity * squareCornerVelocity * CORNER / acceleration;
    }

    /** Measures the moves from {@code from} to before {@code to}, and the corners before them. */
    void measure(int from, int to, double extruderCornerVelocity) {
        directions(x, y, z, e, length, from, to);
        reaches(length, acceleration, delta, pseudoDelta, from, to);
        int turning = Math.max(1, from);
        cosines(
                x,
                before(x, first, turning, to),
                y,
                before(y, second, turning, to),
                z,
                before(z, third, turning, to),
                corner,
                turning,
                to);
        corners(
                corner,
                deviating,
                before(deviating, first, turning, to),
                delta,
                before(delta, second, turning, to),
                turning,
                to);
        double extruder2 = extruderCornerVelocity * extruderCornerVelocity;
        extruders(
                corner,
                e,
                before(e, first, turning, to),
                cruise,
                before(cruise, second, turning, to),
                extruder2,
                turning,
                to);
    }

    /** Each move's predecessor at the move's own index. */
    private static double[] before(double[] of, double[] into, int from, int to) {
        System.arraycopy(of, from - 1, into, from, to - from);
        return into;
    }

    private static void directions(double[] x, double[] y, double[] z, double[] e, double[] length, int from, int to) {
        for (int i = from; i < to; i++) {
            double d = Math.sqrt(length[i]);
            double inverse = 1 / d;
            length[i] = d;
            x[i] *= inverse;
            y[i] *= inverse;
            z[i] *= inverse;
            e[i] *= inverse;
        }
    }

    private static void reaches(
            double[] length, double[] acceleration, double[] delta, double[] pseudoDelta, int from, int to) {
        for (int i = from; i < to; i++) {
            double reach = 2 * length[i] * acceleration[i];
            delta[i] = reach;
            pseudoDelta[i] = Math.min(pseudoDelta[i] * length[i], reach);
        }
    }

    private static void cosines(
            double[] x,
            double[] lastX,
            double[] y,
            double[] lastY,
            double[] z,
            double[] lastZ,
            double[] cosine,
            int from,
            int to) {
        for (int i = from; i < to; i++) {
            cosine[i] = x[i] * lastX[i] + y[i] * lastY[i] + z[i] * lastZ[i];
        }
    }

    /**
     * From the cosine of the change of direction. With s the sine and c the cosine of half the angle between the moves:
     * s / (1 - s) is s (1 + s) / c², and c is 0 straight on.
     */
    private static void corners(
            double[] corner,
            double[] deviating,
            double[] lastDeviating,
            double[] delta,
            double[] lastDelta,
            int from,
            int to) {
        for (int i = from; i < to; i++) {
            double sine = Math.sqrt(Math.max(0, 0.5 + 0.5 * corner[i]));
            double inverse = 1 / Math.sqrt(Math.max(0, 0.5 - 0.5 * corner[i]));
            double byDeviation = (1 + sine) * inverse * Math.min(deviating[i], lastDeviating[i]);
            double byLength = 0.25 * Math.min(delta[i], lastDelta[i]);
            corner[i] = sine * inverse * Math.min(byDeviation, byLength);
        }
    }

    private static void extruders(
            double[] corner,
            double[] e,
            double[] lastE,
            double[] cruise,
            double[] lastCruise,
            double most,
            int from,
            int to) {
        for (int i = from; i < to; i++) {
            double change = e[i] - lastE[i];
            double byExtruder = Math.min(corner[i], most / (change * change));
            corner[i] = Math.min(byExtruder, Math.min(cruise[i], lastCruise[i]));
        }
    }

    /**
     * Seconds of each of the first {@code count} moves. With u, v and w the speeds at a move's start, middle and end,
     * its time l / v + (v - u)² / 2av + (v - w)² / 2av has one division.
     *
     * @param start squared speeds at the start of each, and of the one behind them, mm²/s²
     * @param peak squared speeds in the middle, mm²/s²
     */
    void seconds(double[] start, double[] peak, double[] seconds, int count) {
        roots(start, first, count + 1);
        System.arraycopy(first, 1, second, 0, count);
        seconds(first, peak, second, delta, acceleration, seconds, count);
    }

    private static void roots(double[] squares, double[] roots, int count) {
        for (int i = 0; i < count; i++) {
            roots[i] = Math.sqrt(squares[i]);
        }
    }

    private static void seconds(
            double[] from, double[] peak, double[] to, double[] delta, double[] a, double[] seconds, int count) {
        for (int i = 0; i < count; i++) {
            double at = Math.sqrt(peak[i]);
            double up = at - Math.min(from[i], at);
            double down = at - Math.min(to[i], at);
            seconds[i] = (delta[i] + up * up + down * down) / (2 * a[i] * at);
        }
    }

    /** Moves up the measured ones from {@code from} to before {@code to}; of all but speeds the last is enough. */
    void moveUp(int from, int to) {
        int left = to - from;
        for (double[] array : new double[][] {acceleration, cruise, delta, pseudoDelta}) {
            System.arraycopy(array, from, array, 0, left);
        }
        System.arraycopy(tags, from, tags, 0, left);
        for (double[] array : new double[][] {x, y, z, e, deviating}) {
            array[Math.max(0, left - 1)] = array[to - 1];
        }
    }
}
