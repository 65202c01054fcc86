package org.etabli.gcode.motion;

/**
 * Klipper's look-ahead, with its arithmetic.
 *
 * <p>Each move carries squared speeds ({@code _v2}, mm²/s²): what its start may be ({@code maxStart}), what it may
 * cruise at, and how much a full acceleration over its length can change ({@code delta}). A backward pass from rest
 * finds what is reachable. A second pass runs beside it with an acceleration lowered by the minimum cruise ratio
 * ({@code pseudo}): its peaks cap the cruise speeds, so that short zigzags are not shaken at full acceleration.
 *
 * <p>A move that starts at rest separates what came before from what follows, so the queue is settled there. A
 * print without any stop is settled up to the last peak that no later move can reach, whenever the queue is full;
 * the result is the same as planning the whole file at once.
 *
 * @see <a href="https://www.klipper3d.org/Kinematics.html">Klipper: Kinematics</a>
 */
final class KlipperPlanner implements Planner {

    /** Several times the moves that braking from full speed takes on a finely cut curve. */
    private static final int FULL = 1024;

    /** Moves so small that even this many cannot brake are settled as they stand, to bound memory. */
    private static final int CAPACITY = 64 * FULL;

    private static final double EXTRUDE_ONLY_ACCELERATION = 99_999_999.9;
    private static final double CORNER = Math.sqrt(2) - 1;
    private static final double SHORTEST_MOVE = 1e-9;
    private static final double UNDECIDED = -1;
    private static final int Z = 2;
    private static final int E = 3;

    private final Limits limits;
    private final PlannedMoves planned;
    private double[] acceleration = new double[2 * FULL];
    private double[] delta = new double[2 * FULL];
    private double[] pseudoDelta = new double[2 * FULL];
    private double[] maxStart = new double[2 * FULL];
    private double[] maxPseudoStart = new double[2 * FULL];
    private double[] maxCruise = new double[2 * FULL];
    private double[] start = new double[2 * FULL];
    private double[] cruise = new double[2 * FULL];
    private long[] tags = new long[2 * FULL];
    private int count;
    private int settleAt = FULL;

    private boolean owes;
    private long owed;
    private boolean lastTravels;
    private double lastX;
    private double lastY;
    private double lastZ;
    private double lastE;
    private double lastDeviationAcceleration;
    private double deviationPrint = Double.NaN;
    private double deviationCorner;
    private double deviation;
    private double unhindered;
    private double paceSpeed;
    private double pace;

    KlipperPlanner(Limits limits, PlannedMoves planned) {
        this.limits = limits;
        this.planned = planned;
    }

    @Override
    public void move(double x, double y, double z, double e, double speed, long tag) {
        double d = Math.sqrt(x * x + y * y + z * z);
        boolean travels = d >= SHORTEST_MOVE;
        double cruiseSpeed;
        double a;
        if (travels) {
            cruiseSpeed = Math.min(speed, limits.velocity);
            a = limits.print;
        } else {
            d = Math.abs(e);
            if (d == 0) {
                owed = tag;
                owes = true;
                return;
            }
            x = 0;
            y = 0;
            z = 0;
            cruiseSpeed = speed;
            a = EXTRUDE_ONLY_ACCELERATION;
        }
        if (cruiseSpeed != paceSpeed) {
            paceSpeed = cruiseSpeed;
            pace = 1 / cruiseSpeed;
        }
        unhindered += d * pace;
        double inverse = 1 / d;
        double cruise2 = cruiseSpeed * cruiseSpeed;
        if (z != 0) {
            double ratio = d / Math.abs(z);
            double most = limits.maxVelocity[Z] * ratio;
            cruise2 = Math.min(cruise2, most * most);
            a = Math.min(a, limits.maxAcceleration[Z] * ratio);
        }
        double rateE = e * inverse;
        if (e != 0 && (x == 0 && y == 0 || rateE < 0)) {
            double ratio = 1 / Math.abs(rateE);
            double most = limits.maxVelocity[E] * ratio;
            cruise2 = Math.min(cruise2, most * most);
            a = Math.min(a, limits.maxAcceleration[E] * ratio);
        }
        x *= inverse;
        y *= inverse;
        z *= inverse;
        if (limits.print != deviationPrint || limits.squareCornerVelocity != deviationCorner) {
            deviationPrint = limits.print;
            deviationCorner = limits.squareCornerVelocity;
            deviation = deviationCorner * deviationCorner * CORNER / deviationPrint;
        }
        double moveDelta = 2 * d * a;
        double pseudo = lesser(2 * d * limits.print * (1 - limits.minimumCruiseRatio), moveDelta);
        double begin =
                travels && lastTravels && count > 0 ? junction(x, y, z, rateE, cruise2, moveDelta, deviation * a) : 0;
        if (begin <= 0) {
            settleAll();
        } else if (count >= settleAt) {
            settleWhatIsFinal();
        }
        int i = count++;
        if (count == tags.length) {
            grow();
        }
        acceleration[i] = a;
        delta[i] = moveDelta;
        pseudoDelta[i] = pseudo;
        maxStart[i] = begin;
        maxPseudoStart[i] = i == 0 ? 0 : Math.min(begin, maxPseudoStart[i - 1] + pseudoDelta[i - 1]);
        maxCruise[i] = cruise2;
        tags[i] = tag;
        owes = false;
        lastTravels = travels;
        lastX = x;
        lastY = y;
        lastZ = z;
        lastE = rateE;
        lastDeviationAcceleration = deviation * a;
    }

    /** The squared speed at which the corner between the last move and this one may be taken. */
    private double junction(
            double x, double y, double z, double e, double cruise2, double moveDelta, double deviationAcceleration) {
        int last = count - 1;
        double v2 = lesser(lesser(cruise2, maxCruise[last]), maxStart[last] + delta[last]);
        double difference = e - lastE;
        double corner = limits.extruderCornerVelocity();
        if (v2 * (difference * difference) > corner * corner) {
            double most = corner / difference;
            v2 = lesser(v2, most * most);
        }
        // With s the sine and c the cosine of half the angle: s / (1 - s) is s (1 + s) / c², and only one division.
        double cosine = -(x * lastX + y * lastY + z * lastZ);
        double sine2 = 0.5 * (1 - cosine);
        double cosine2 = 0.5 * (1 + cosine);
        if (cosine2 > 0) {
            double sine = sine2 > 0 ? Math.sqrt(sine2) : 0;
            double share = sine / cosine2;
            double byDeviation = (1 + sine) * lesser(deviationAcceleration, lastDeviationAcceleration);
            double byLength = 0.25 * Math.sqrt(cosine2) * lesser(moveDelta, delta[last]);
            v2 = lesser(v2, share * lesser(byDeviation, byLength));
        }
        return v2;
    }

    @Override
    public void stop() {
        settleAll();
        if (owes) {
            planned.planned(owed, 0);
            owes = false;
        }
    }

    @Override
    public double unhinderedSeconds() {
        return unhindered;
    }

    @Override
    public int pending() {
        return count;
    }

    private void settleAll() {
        if (count > 0) {
            backward(false);
            settle(count);
        }
    }

    private void settleWhatIsFinal() {
        int settled = backward(true);
        if (settled == 0 && count >= CAPACITY) {
            backward(false);
            settled = count / 2;
        }
        if (settled > 0) {
            settle(settled);
        }
        settleAt = Math.max(FULL, 2 * count);
    }

    /**
     * From the last move, at whose end the machine may have to rest, back to the first: the fastest start and the
     * cruise speed of each. A move that can only brake has no cruise of its own and stays undecided.
     *
     * @return how many moves no later move can change, where {@code lazy}; else 0
     */
    private int backward(boolean lazy) {
        double[] delta = this.delta;
        double[] pseudoDelta = this.pseudoDelta;
        double[] maxStart = this.maxStart;
        double[] maxPseudoStart = this.maxPseudoStart;
        double[] maxCruise = this.maxCruise;
        double[] start = this.start;
        double[] cruise = this.cruise;
        boolean searching = lazy;
        int settled = 0;
        double next = 0;
        double nextPseudo = 0;
        double peak = 0;
        int undecided = 0;
        for (int i = count - 1; i >= 0; i--) {
            double reachable = next + delta[i];
            double begin = lesser(maxStart[i], reachable);
            undecided++;
            double reachablePseudo = nextPseudo + pseudoDelta[i];
            double pseudo = lesser(maxPseudoStart[i], reachablePseudo);
            double fastest = UNDECIDED;
            if (pseudo < reachablePseudo) {
                if (pseudo + pseudoDelta[i] > nextPseudo || undecided > 1) {
                    if (searching && peak != 0) {
                        settled = i + undecided;
                        searching = false;
                    }
                    peak = (pseudo + reachablePseudo) * 0.5;
                }
                fastest = lesser(lesser((begin + reachable) * 0.5, maxCruise[i]), peak);
                undecided = 0;
            }
            start[i] = begin;
            cruise[i] = fastest;
            next = begin;
            nextPseudo = pseudo;
        }
        return settled;
    }

    /** As {@link Math#min} for numbers that are never NaN, in one instruction. */
    private static double lesser(double a, double b) {
        return a < b ? a : b;
    }

    /**
     * Hands out the first {@code settled} moves and moves up the rest. With u, v and w the speeds at a move's start,
     * middle and end, its time l / v + (v - u)² / 2av + (v - w)² / 2av has one division.
     */
    private void settle(int settled) {
        double[] acceleration = this.acceleration;
        double[] delta = this.delta;
        double[] start = this.start;
        double[] cruise = this.cruise;
        start[count] = 0;
        double previousCruise = 0;
        double lastEnd2 = 0;
        double lastEnd = 0;
        for (int i = 0; i < settled; i++) {
            double begin = start[i];
            double at2 = cruise[i];
            if (at2 == UNDECIDED) {
                at2 = lesser(previousCruise, begin);
            }
            previousCruise = at2;
            double from2 = lesser(begin, at2);
            double to2 = lesser(start[i + 1], at2);
            double from = from2 == lastEnd2 ? lastEnd : Math.sqrt(from2);
            double at = Math.sqrt(at2);
            double to = Math.sqrt(to2);
            lastEnd2 = to2;
            lastEnd = to;
            double up = at - from;
            double down = at - to;
            double seconds = (delta[i] + up * up + down * down) / (2 * acceleration[i] * at);
            planned.planned(tags[i], seconds);
        }
        count -= settled;
        if (count > 0) {
            moveUp(settled);
        }
        settleAt = FULL;
    }

    private void moveUp(int from) {
        for (double[] array : new double[][] {acceleration, delta, pseudoDelta, maxStart, maxPseudoStart, maxCruise}) {
            System.arraycopy(array, from, array, 0, count);
        }
        System.arraycopy(tags, from, tags, 0, count);
    }

    private void grow() {
        int size = 2 * tags.length;
        acceleration = java.util.Arrays.copyOf(acceleration, size);
        delta = java.util.Arrays.copyOf(delta, size);
        pseudoDelta = java.util.Arrays.copyOf(pseudoDelta, size);
        maxStart = java.util.Arrays.copyOf(maxStart, size);
        maxPseudoStart = java.util.Arrays.copyOf(maxPseudoStart, size);
        maxCruise = java.util.Arrays.copyOf(maxCruise, size);
        start = java.util.Arrays.copyOf(start, size);
        cruise = java.util.Arrays.copyOf(cruise, size);
        tags = java.util.Arrays.copyOf(tags, size);
    }
}
