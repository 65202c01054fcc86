package org.etabli.controller.sim;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.machine.Power;

/** The laser cutter behind a simulated GRBL: axes, coordinate systems, beam. Lengths in mm, speeds in mm/min. */
final class GrblMachine {

    private static final char[] LETTERS = {'X', 'Y', 'Z'};
    private static final double INCH = 25.4;
    private static final double RAPID = 1e9;

    /** Motors that hold their place draw about a third. */
    private static final double STANDING_SHARE = 0.33;

    final PlannerQueue planner;
    final GrblSettings settings;
    private final Power profilePower;
    private final double beamWatts;
    private final double[] planned = new double[3];
    private final double[] stepped = new double[3];
    private final double[] g54 = new double[3];
    private final double[] g92 = new double[3];
    int motion;
    boolean relative;
    boolean inches;
    int beam = 5;
    double feed;
    double power;

    GrblMachine(int blocks, GrblSettings settings, MachineProfile profile) {
        this.planner = new PlannerQueue(blocks, profile.kinematics());
        this.settings = settings;
        this.profilePower = profile.power();
        this.beamWatts = profile.laser().watts();
    }

    /** Takes a line's modes, feed and power. */
    void apply(GrblParser.Parsed line, Words words) {
        for (double g : line.g()) {
            switch ((int) (g * 10)) {
                case 0, 10, 20, 30 -> motion = (int) g;
                case 200, 210 -> inches = g == 20;
                case 900, 910 -> relative = g == 91;
                case 921 -> Arrays.fill(g92, 0);
                default -> {}
            }
        }
        if (words.has('F')) {
            feed = words.value('F', 0) * (inches ? INCH : 1);
        }
        if (words.has('S')) {
            power = words.value('S', 0);
        }
        for (double m : line.m()) {
            if (m >= 3 && m <= 5) {
                beam = (int) m;
            } else if (m == 2 || m == 30) {
                beam = 5;
                motion = 1;
                relative = false;
            }
        }
    }

    /** Where a line's words lead, in machine coordinates. */
    double[] target(Words words, boolean machineCoordinates) {
        double scale = inches ? INCH : 1;
        double[] target = planned.clone();
        for (int axis = 0; axis < 3; axis++) {
            if (words.has(LETTERS[axis])) {
                double value = words.value(LETTERS[axis], 0) * scale;
                double work = value + g54[axis] + g92[axis];
                // It adds up in single precision, as its processor does.
                double sum = (float) planned[axis] + (float) value;
                target[axis] = machineCoordinates ? value : relative ? sum : work;
            }
        }
        return target;
    }

    boolean outside(double[] target) {
        for (int axis = 0; axis < 3; axis++) {
            if (target[axis] > 0 || target[axis] < -settings.number(130 + axis)) {
                return true;
            }
        }
        return false;
    }

    void move(double[] target, Words words, long now) {
        double[] delta = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            delta[axis] = target[axis] - planned[axis];
        }
        // An arc is stepped as its chord, slower by as much as it is longer.
        double stretch = motion >= 2 ? arcStretch(delta, words) : 1;
        double speed = motion == 0 ? RAPID : feed / 60 / stretch;
        System.arraycopy(target, 0, planned, 0, 3);
        double share = motion == 0 || beam == 5 ? 0 : Math.clamp(power / Math.max(1, settings.number(30)), 0, 1);
        if (!planner.add(delta, speed, target.clone(), share, now)) {
            System.arraycopy(target, 0, stepped, 0, 3);
        }
    }

    /** What a jog may say besides its target. */
    static final List<Double> JOGGED_BY = List.of(20.0, 21.0, 53.0, 90.0, 91.0);

    /** A move by hand: in its own modes, without light, and without a trace in those of the program. */
    void jog(GrblParser.Parsed line, long now) {
        boolean wasRelative = relative;
        boolean wasInches = inches;
        int wasMotion = motion;
        int wasBeam = beam;
        double wasFeed = feed;
        beam = 5;
        apply(line, line.words());
        motion = 1;
        move(target(line.words(), line.hasG(53)), line.words(), now);
        relative = wasRelative;
        inches = wasInches;
        motion = wasMotion;
        beam = wasBeam;
        feed = wasFeed;
    }

    /** How much longer an arc is than its chord. */
    private double arcStretch(double[] delta, Words words) {
        double scale = inches ? INCH : 1;
        double i = words.value('I', 0) * scale;
        double j = words.value('J', 0) * scale;
        double radius = Math.hypot(i, j);
        double chord = Math.hypot(delta[0], delta[1]);
        if (radius == 0 || chord < 1e-6) {
            return radius == 0 ? 1 : 2;
        }
        double sweep = Math.atan2(delta[1] - j, delta[0] - i) - Math.atan2(-j, -i);
        if (motion == 2 && sweep >= 0) {
            sweep -= Math.TAU;
        } else if (motion == 3 && sweep <= 0) {
            sweep += Math.TAU;
        }
        return Math.max(1, Math.abs(sweep) * radius / chord);
    }

    /** Steps what is due. */
    void advance(long now) {
        planner.advance(now, done -> System.arraycopy(done.end(), 0, stepped, 0, 3));
    }

    double[] position(long now) {
        if (!planner.moving() && planner.headShare(now) == 0) {
            return stepped.clone();
        }
        double share = planner.headShare(now);
        double[] end = planner.head().end();
        double[] here = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            here[axis] = stepped[axis] + share * (end[axis] - stepped[axis]);
        }
        return here;
    }

    /** As the controller knows it: in whole steps. */
    double[] reported(long now) {
        double[] here = position(now);
        for (int axis = 0; axis < here.length; axis++) {
            double steps = Math.max(1e-3, settings.number(100 + axis));
            here[axis] = Math.rint(here[axis] * steps) / steps;
        }
        return here;
    }

    /** How long it takes to brake from the speed asked for, ns. */
    long brakingNanos() {
        return planner.isEmpty() ? 0 : (long) (feed / 60 / Math.max(1e-3, settings.number(120)) * 1e9);
    }

    /** Stops dead and forgets what was planned; the position is where it stopped. */
    void stop(long now) {
        double[] here = position(now);
        planner.clear();
        System.arraycopy(here, 0, stepped, 0, 3);
        System.arraycopy(here, 0, planned, 0, 3);
    }

    void modalDefaults() {
        motion = 0;
        relative = inches = false;
        beam = 5;
        feed = power = 0;
        Arrays.fill(g92, 0);
    }

    void homed() {
        Arrays.fill(stepped, 0);
        Arrays.fill(planned, 0);
    }

    /** After a power cut the board believes it stands at zero, wherever the head is. */
    void lost() {
        homed();
        modalDefaults();
        planner.clear();
    }

    void setWork(Words words, double[] offset, boolean toHere) {
        double scale = inches ? INCH : 1;
        for (int axis = 0; axis < 3; axis++) {
            if (words.has(LETTERS[axis])) {
                double value = words.value(LETTERS[axis], 0) * scale;
                double other = offset == g92 ? g54[axis] : 0;
                offset[axis] = toHere ? planned[axis] - other - value : value;
            }
        }
    }

    double[] g54() {
        return g54;
    }

    double[] g92() {
        return g92;
    }

    String workOffset() {
        return triple(g54[0] + g92[0], g54[1] + g92[1], g54[2] + g92[2]);
    }

    static String triple(double x, double y, double z) {
        return String.format(Locale.ROOT, "%.3f,%.3f,%.3f", x, y, z);
    }

    /** Share of full power leaving the head now. */
    double beamNow() {
        boolean laserMode = settings.isOn(32);
        double share = Math.clamp(power / Math.max(1, settings.number(30)), 0, 1);
        if (beam == 5 || laserMode && planner.held()) {
            return 0;
        }
        boolean moving = planner.moving();
        if (!laserMode) {
            return share;
        }
        if (moving) {
            return planner.head().laserShare();
        }
        // M4 stops with the head; M3 goes on burning one spot.
        return beam == 3 ? share : 0;
    }

    double watts() {
        double motors = profilePower.moving() * (planner.moving() ? 1 : STANDING_SHARE);
        return profilePower.idle() + motors + beamNow() * beamWatts;
    }

    String modes() {
        return String.format(
                Locale.ROOT,
                "[GC:G%d G54 G17 G%d G%d G94 M%d M9 T0 F%.0f S%.0f]",
                motion,
                inches ? 20 : 21,
                relative ? 91 : 90,
                beam,
                feed,
                power);
    }
}
