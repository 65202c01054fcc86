package org.etabli.gcode.motion;

import java.util.Arrays;
import org.etabli.gcode.machine.Kinematics.Model;

/**
 * Marlin's planner: junction deviation over all four axes, or classic jerk, in a finite ring of blocks.
 *
 * @see <a href="https://marlinfw.org/docs/configuration/configuration.html">Marlin: configuration</a>
 */
final class MarlinPlanner implements Planner {

    /** Speed in mm/s below which Marlin does not plan. */
    private static final double MINIMUM_SPEED = 0.05;

    /** Two places of the ring never plan: one stays free, one block is executing with its exit fixed. */
    private static final int NOT_PLANNING = 2;

    private static final double STRAIGHT = 0.999999;
    private static final double SHORT_SEGMENT = 1;
    private static final double SHALLOW = Math.toRadians(135);
    private static final double CLOSE_ENOUGH = 0.99;
    private static final double FEWEST_STEPS = 6;
    private static final int E = 3;

    private final Limits limits;
    private final PlannedMoves planned;
    private final BlockBuffer blocks;
    private final boolean classicJerk;
    private final double[] unit = new double[Limits.AXES];
    private final double[] lastUnit = new double[Limits.AXES];
    private final double[] speed = new double[Limits.AXES];
    private final double[] lastSpeed = new double[Limits.AXES];
    private final double[] moved = new double[Limits.AXES];
    private double lastNominal;
    private double lastSafe;
    private double unhindered;
    private boolean owes;
    private long owed;

    MarlinPlanner(Limits limits, PlannedMoves planned) {
        this.limits = limits;
        this.planned = planned;
        this.classicJerk = limits.model() == Model.JERK;
        this.blocks = new BlockBuffer(limits.blocks() - NOT_PLANNING, MINIMUM_SPEED, planned);
    }

    @Override
    public void move(double x, double y, double z, double e, double feed, long tag) {
        moved[0] += x;
        moved[1] += y;
        moved[2] += z;
        moved[E] += e;
        if (tooFewSteps()) {
            owed = tag;
            owes = true;
            return;
        }
        plan(feed, tag);
        Arrays.fill(moved, 0);
        owes = false;
    }

    /** Marlin drops a move of fewer steps than this and makes up for it with the next. */
    private boolean tooFewSteps() {
        double most = 0;
        for (int i = 0; i < Limits.AXES; i++) {
            double mm = Math.abs(moved[i]);
            if (mm > 0) {
                most = Math.max(most, mm * limits.stepsPerMm[i]);
            }
        }
        return most < FEWEST_STEPS;
    }

    private void plan(double feed, long tag) {
        double e = moved[E];
        double d = Math.sqrt(moved[0] * moved[0] + moved[1] * moved[1] + moved[2] * moved[2]);
        boolean travels = d > 0;
        if (!travels) {
            d = Math.abs(e);
        }
        double least = e == 0 ? limits.minimumTravelVelocity : limits.minimumPrintVelocity;
        double nominal = nominal(d, Math.max(feed, least));
        unhindered += d / nominal;
        double a = acceleration(d, travels, e);
        double whole = Math.sqrt(d * d + (travels ? e * e : 0));
        for (int i = 0; i < Limits.AXES; i++) {
            unit[i] = moved[i] / whole;
            speed[i] = moved[i] / d * nominal;
        }
        boolean follows = blocks.count() > 0 && lastNominal > 0;
        double entry2 = classicJerk ? jerk2(nominal, follows) : follows ? deviation2(d, a, nominal) : 0;
        blocks.add(d, a, nominal * nominal, Math.max(entry2, MINIMUM_SPEED * MINIMUM_SPEED), tag);
        System.arraycopy(unit, 0, lastUnit, 0, Limits.AXES);
        System.arraycopy(speed, 0, lastSpeed, 0, Limits.AXES);
        lastNominal = nominal;
    }

    /** The speed asked for, lowered so that no axis exceeds its own limit. */
    private double nominal(double d, double feed) {
        double nominal = feed;
        for (int i = 0; i < Limits.AXES; i++) {
            double axis = Math.abs(moved[i]);
            if (axis > 0) {
                nominal = Math.min(nominal, limits.maxVelocity[i] * d / axis);
            }
        }
        return nominal;
    }

    private double acceleration(double d, boolean travels, double e) {
        double a = !travels ? limits.retract : e == 0 ? limits.travel : limits.print;
        for (int i = 0; i < Limits.AXES; i++) {
            double axis = Math.abs(moved[i]);
            if (axis > 0) {
                a = Math.min(a, limits.maxAcceleration[i] * d / axis);
            }
        }
        return a;
    }

    /** Junction deviation: the corner as an arc that strays no more than the deviation from it. */
    private double deviation2(double d, double a, double nominal) {
        double cosine = 0;
        double squares = 0;
        for (int i = 0; i < Limits.AXES; i++) {
            cosine -= lastUnit[i] * unit[i];
            double across = unit[i] - lastUnit[i];
            squares += across * across;
        }
        if (cosine > STRAIGHT) {
            return 0;
        }
        cosine = Math.max(cosine, -STRAIGHT);
        double norm = Math.sqrt(squares);
        double across = a;
        for (int i = 0; i < Limits.AXES && norm > 0; i++) {
            double share = Math.abs(unit[i] - lastUnit[i]) / norm;
            if (share > 0) {
                across = Math.min(across, limits.maxAcceleration[i] / share);
            }
        }
        double halfSine = Math.sqrt(0.5 * (1 - cosine));
        double v2 = across * limits.junctionDeviation * halfSine / (1 - halfSine);
        if (d < SHORT_SEGMENT) {
            double angle = Math.acos(-cosine);
            if (Math.PI - angle > SHALLOW) {
                v2 = Math.min(v2, d * across / angle);
            }
        }
        return Math.min(v2, Math.min(nominal * nominal, lastNominal * lastNominal));
    }

    /** Classic jerk: no axis may jump by more than its limit, neither at a corner nor from rest. */
    private double jerk2(double nominal, boolean follows) {
        double safe = nominal;
        for (int i = 0; i < Limits.AXES; i++) {
            double axis = Math.abs(speed[i]);
            if (axis > limits.jerk[i]) {
                safe = Math.min(safe, nominal * limits.jerk[i] / axis);
            }
        }
        double junction = safe;
        if (follows) {
            junction = Math.min(nominal, lastNominal);
            double slower = junction / lastNominal;
            double factor = 1;
            for (int i = 0; i < Limits.AXES; i++) {
                double exit = lastSpeed[i] * slower * factor;
                double entry = speed[i] * factor;
                double jump = jump(exit, entry);
                if (jump > limits.jerk[i]) {
                    factor *= limits.jerk[i] / jump;
                }
            }
            junction *= factor;
            double threshold = junction * CLOSE_ENOUGH;
            if (lastSafe > threshold && safe > threshold) {
                junction = safe;
            }
        }
        lastSafe = safe;
        return junction * junction;
    }

    /** How far the axis jumps; through zero only the larger side counts, as the motor can stand still between. */
    private static double jump(double exit, double entry) {
        if (exit > entry) {
            return entry > 0 || exit < 0 ? exit - entry : Math.max(exit, -entry);
        }
        return entry < 0 || exit > 0 ? entry - exit : Math.max(-exit, entry);
    }

    @Override
    public void stop() {
        blocks.drain();
        if (owes) {
            // Too short to be a block: it takes no time of its own, and yet has been run.
            planned.planned(owed, 0);
            owes = false;
            Arrays.fill(moved, 0);
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
