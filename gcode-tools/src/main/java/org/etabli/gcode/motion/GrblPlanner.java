package org.etabli.gcode.motion;

/**
 * GRBL's planner: junction deviation with the acceleration each axis allows, distances in whole steps, in a finite
 * ring of blocks at whose end the machine must be able to stand still.
 *
 * @see <a href="https://github.com/gnea/grbl/wiki">GRBL: wiki</a>
 */
final class GrblPlanner implements Planner {

    private static final double STRAIGHT = 0.999999;
    private static final int MOVING_AXES = 3;

    /** One place of the ring stays free. */
    private static final int NOT_PLANNING = 1;

    /** Slowest feed, mm/s: 1 mm/min. */
    private static final double MINIMUM_FEED = 1.0 / 60;

    private final Limits limits;
    private final PlannedMoves planned;
    private final BlockBuffer blocks;
    private final double[] unit = new double[MOVING_AXES];
    private final double[] lastUnit = new double[MOVING_AXES];
    private final double[] carry = new double[MOVING_AXES];
    private double lastNominal;
    private double unhindered;
    private boolean owes;
    private long owed;

    GrblPlanner(Limits limits, PlannedMoves planned) {
        this.limits = limits;
        this.planned = planned;
        this.blocks = new BlockBuffer(limits.blocks() - NOT_PLANNING, 0, planned);
    }

    @Override
    public void move(double x, double y, double z, double e, double feed, long tag) {
        unit[0] = inSteps(0, x);
        unit[1] = inSteps(1, y);
        unit[2] = inSteps(2, z);
        double d = Math.sqrt(unit[0] * unit[0] + unit[1] * unit[1] + unit[2] * unit[2]);
        if (d == 0) {
            owed = tag;
            owes = true;
            return;
        }
        owes = false;
        for (int i = 0; i < MOVING_AXES; i++) {
            unit[i] /= d;
        }
        double a = limited(limits.maxAcceleration, unit, Double.POSITIVE_INFINITY);
        a = Double.isInfinite(a) ? limits.print : a;
        double rapid = limited(limits.maxVelocity, unit, limits.velocity);
        double nominal = Math.max(Math.min(feed, rapid), MINIMUM_FEED);
        unhindered += d / nominal;
        double entry2 = blocks.count() > 0 && lastNominal > 0
                ? Math.min(junction2(), Math.min(nominal * nominal, lastNominal * lastNominal))
                : 0;
        blocks.add(d, a, nominal * nominal, entry2, tag);
        System.arraycopy(unit, 0, lastUnit, 0, MOVING_AXES);
        lastNominal = nominal;
    }

    /** The distance the motor really turns: whole steps, what is left over is carried to the next move. */
    private double inSteps(int axis, double mm) {
        double perMm = limits.stepsPerMm[axis];
        if (Double.isInfinite(perMm)) {
            return mm;
        }
        double exact = mm * perMm + carry[axis];
        double steps = Math.rint(exact);
        carry[axis] = exact - steps;
        return steps / perMm;
    }

    /** The most that every axis allows along a direction. */
    private static double limited(double[] perAxis, double[] direction, double most) {
        double value = most;
        for (int i = 0; i < MOVING_AXES; i++) {
            if (direction[i] != 0) {
                value = Math.min(value, perAxis[i] / Math.abs(direction[i]));
            }
        }
        return value;
    }

    private double junction2() {
        double cosine = 0;
        double squares = 0;
        for (int i = 0; i < MOVING_AXES; i++) {
            cosine -= lastUnit[i] * unit[i];
            double across = unit[i] - lastUnit[i];
            squares += across * across;
        }
        if (cosine > STRAIGHT) {
            return 0;
        }
        if (cosine < -STRAIGHT) {
            return Double.POSITIVE_INFINITY;
        }
        double norm = Math.sqrt(squares);
        double across = Double.POSITIVE_INFINITY;
        for (int i = 0; i < MOVING_AXES; i++) {
            double share = Math.abs(unit[i] - lastUnit[i]) / norm;
            if (share > 0) {
                across = Math.min(across, limits.maxAcceleration[i] / share);
            }
        }
        if (Double.isInfinite(across)) {
            across = limits.print;
        }
        double halfSine = Math.sqrt(0.5 * (1 - cosine));
        return across * limits.junctionDeviation * halfSine / (1 - halfSine);
    }

    @Override
    public void stop() {
        blocks.drain();
        if (owes) {
            planned.planned(owed, 0);
            owes = false;
        }
        lastNominal = 0;
    }

    @Override
    public double unhinderedSeconds() {
        return unhindered;
    }

    @Override
    public int pending() {
        return blocks.count();
    }
}
