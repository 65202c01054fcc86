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

    /**
     * Of squared speed in a mm²/s². Whole numbers are added and compared in a third of the time, and so small a unit
     * changes no second of a print by more than some 1e-12 of it.
     */
    private static final double UNITS = 1L << 36;

    /** No squared speed is greater, so that the sum of three is still a number: that of 5.8 m/s. */
    private static final long MOST = 1L << 61;

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

    /** Squared speeds, {@link #UNITS}: the most for the move, and for the corner before it. */
    long[] cruise = {};

    long[] corner = {};

    /** What speeding up all along the move adds to a squared speed, mm²/s². */
    double[] delta = {};

    /** The same, {@link #UNITS}. */
    long[] gain = {};

    /** Twice Klipper's gentler acceleration, mm/s². */
    double[] twicePseudo = {};

    /** What it adds to a squared speed all along the move, {@link #UNITS}. */
    long[] pseudoGain = {};

    long[] tags = {};

    private double[] first = {};
    private double[] second = {};
    private double[] third = {};
    private double[] turn = {};
    private long[] lastCruise = {};

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
        gain = Arrays.copyOf(gain, capacity);
        twicePseudo = Arrays.copyOf(twicePseudo, capacity);
        pseudoGain = Arrays.copyOf(pseudoGain, capacity);
        tags = Arrays.copyOf(tags, capacity);
        first = new double[capacity];
        second = new double[capacity];
        third = new double[capacity];
        turn = new double[capacity];
        lastCruise = new long[capacity];
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
        long most = units(cruise);
        for (int i = from; i < to; i++) {
            this.pace[i] = pace;
            this.cruise[i] = most;
            this.acceleration[i] = acceleration;
            this.deviating[i] = deviating;
            this.twicePseudo[i] = twicePseudo;
        }
    }

    /** By how much a corner may be cut so that a square one is taken at this speed, mm. */
    static double deviation(double squareCornerVelocity, double acceleration) {
        return squareCornerVelocity * squareCornerVelocity * CORNER / acceleration;
    }

    private static long units(double speed2) {
        return Math.min((long) (speed2 * UNITS), MOST);
    }

    /** Measures the moves from {@code from} to before {@code to}, and the corners before them. */
    void measure(int from, int to, double extruderCornerVelocity) {
        directions(x, y, z, e, length, from, to);
        reaches(length, acceleration, delta, from, to);
        gains(delta, gain, from, to);
        pseudoGains(length, twicePseudo, pseudoGain, from, to);
        int turning = Math.max(1, from);
        cosines(
                x,
                before(x, first, turning, to),
                y,
                before(y, second, turning, to),
                z,
                before(z, third, turning, to),
                turn,
                turning,
                to);
        corners(
                turn,
                deviating,
                before(deviating, first, turning, to),
                delta,
                before(delta, second, turning, to),
                turning,
                to);
        double extruder2 = extruderCornerVelocity * extruderCornerVelocity;
        extruders(turn, e, before(e, first, turning, to), extruder2, turning, to);
        System.arraycopy(cruise, turning - 1, lastCruise, turning, to - turning);
        limits(turn, cruise, lastCruise, corner, turning, to);
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

    private static void reaches(double[] length, double[] acceleration, double[] delta, int from, int to) {
        for (int i = from; i < to; i++) {
            delta[i] = 2 * length[i] * acceleration[i];
        }
    }

    private static void gains(double[] delta, long[] gain, int from, int to) {
        for (int i = from; i < to; i++) {
            gain[i] = Math.max(1, units(delta[i]));
        }
    }

    private static void pseudoGains(double[] length, double[] twicePseudo, long[] gain, int from, int to) {
        for (int i = from; i < to; i++) {
            gain[i] = Math.max(1, units(length[i] * twicePseudo[i]));
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
            double[] turn,
            double[] deviating,
            double[] lastDeviating,
            double[] delta,
            double[] lastDelta,
            int from,
            int to) {
        for (int i = from; i < to; i++) {
            double sine = Math.sqrt(Math.max(0, 0.5 + 0.5 * turn[i]));
            double inverse = 1 / Math.sqrt(Math.max(0, 0.5 - 0.5 * turn[i]));
            double byDeviation = (1 + sine) * inverse * Math.min(deviating[i], lastDeviating[i]);
            double byLength = 0.25 * Math.min(delta[i], lastDelta[i]);
            turn[i] = sine * inverse * Math.min(byDeviation, byLength);
        }
    }

    private static void extruders(double[] turn, double[] e, double[] lastE, double most, int from, int to) {
        for (int i = from; i < to; i++) {
            double change = e[i] - lastE[i];
            turn[i] = Math.min(MOST / UNITS, Math.min(turn[i], most / (change * change)));
        }
    }

    private static void limits(double[] turn, long[] cruise, long[] lastCruise, long[] corner, int from, int to) {
        for (int i = from; i < to; i++) {
            corner[i] = Math.min((long) (turn[i] * UNITS), Math.min(cruise[i], lastCruise[i]));
        }
    }

    /**
     * Seconds of each of the first {@code count} moves. With u, v and w the speeds at a move's start, middle and end,
     * its time l / v + (v - u)² / 2av + (v - w)² / 2av has one division.
     *
     * @param start squared speeds at the start of each, and of the one behind them, {@link #UNITS}
     * @param peak squared speeds in the middle, {@link #UNITS}
     */
    void seconds(long[] start, long[] peak, double[] seconds, int count) {
        roots(start, first, count + 1);
        System.arraycopy(first, 1, second, 0, count);
        roots(peak, third, count);
        seconds(first, third, second, delta, acceleration, seconds, count);
    }

    private static void roots(long[] squares, double[] roots, int count) {
        for (int i = 0; i < count; i++) {
            roots[i] = Math.sqrt((double) squares[i] * (1 / UNITS));
        }
    }

    private static void seconds(
            double[] from, double[] peak, double[] to, double[] delta, double[] a, double[] seconds, int count) {
        for (int i = 0; i < count; i++) {
            double at = peak[i];
            double up = twiceAbove(at - from[i]);
            double down = twiceAbove(at - to[i]);
            seconds[i] = (delta[i] + 0.25 * (up * up + down * down)) / (2 * a[i] * at);
        }
    }

    /** Twice the number where it is above 0, else 0: in vectors quicker than {@link Math#max}. */
    private static double twiceAbove(double number) {
        return number + Math.abs(number);
    }

    /** Moves up the measured ones from {@code from} to before {@code to}; of all but speeds the last is enough. */
    void moveUp(int from, int to) {
        int left = to - from;
        for (double[] array : new double[][] {acceleration, delta}) {
            System.arraycopy(array, from, array, 0, left);
        }
        for (long[] array : new long[][] {cruise, gain, pseudoGain, tags}) {
            System.arraycopy(array, from, array, 0, left);
        }
        for (double[] array : new double[][] {x, y, z, e, deviating}) {
            array[Math.max(0, left - 1)] = array[to - 1];
        }
    }
}
