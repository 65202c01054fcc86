package org.etabli.controller.sim;

import java.util.Locale;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.machine.Power;

/** The printer behind a simulated Marlin: axes, modes, heaters, filament. Lengths in mm, speeds in mm/s. */
final class MarlinMachine {

    static final int X = 0;
    static final int Y = 1;
    static final int Z = 2;
    static final int E = 3;
    private static final char[] LETTERS = {'X', 'Y', 'Z', 'E'};
    private static final double COLD = 170;

    /** EXTRUDE_MAXLENGTH, mm. */
    private static final double LONGEST_EXTRUSION = 200;

    private static final double INCH = 25.4;
    private static final double FAN_WATTS = 2;

    /** Motors that hold their place draw about half. */
    private static final double STANDING_SHARE = 0.5;

    final Heater nozzle;
    final Heater bed;
    final PlannerQueue planner;
    private final Power power;
    private final double[] position = new double[4];
    private boolean relative;
    private boolean relativeE;
    private boolean inches;
    private boolean motorsOn;
    private double feed = 25;
    private double fan;
    private double filamentMm;
    private boolean homed;

    MarlinMachine(MachineProfile profile, int blocks) {
        planner = new PlannerQueue(blocks, profile.kinematics());
        power = profile.power();
        nozzle = Heater.nozzle(power.nozzle(), profile.heating().nozzle());
        bed = Heater.bed(power.bed(), profile.heating().bed());
    }

    /** Plans a straight move; returns why its filament was not moved, {@code ""} where it was. */
    String move(Words words, long now) {
        double scale = inches ? INCH : 1;
        double[] delta = new double[4];
        String refused = "";
        for (int axis = 0; axis < LETTERS.length; axis++) {
            if (!words.has(LETTERS[axis])) {
                continue;
            }
            double value = words.value(LETTERS[axis], 0) * scale;
            boolean fromHere = axis == E ? relativeE : relative;
            delta[axis] = fromHere ? value : value - position[axis];
            boolean cold = nozzle.temperature() < COLD;
            if (axis == E && delta[E] != 0 && (cold || Math.abs(delta[E]) > LONGEST_EXTRUSION)) {
                refused = cold ? " cold extrusion prevented" : " too long extrusion prevented";
                // The position moves on, the filament does not.
                position[E] += delta[E];
                delta[E] = 0;
            }
        }
        feed = words.has('F') ? Math.max(0.1, words.value('F', 1500) * scale / 60) : feed;
        for (int axis = 0; axis < LETTERS.length; axis++) {
            position[axis] += delta[axis];
        }
        filamentMm += delta[E];
        motorsOn = true;
        planner.add(delta, feed, position.clone(), 0, now);
        return refused;
    }

    void mode(int code) {
        switch (code) {
            case 20 -> inches = true;
            case 21 -> inches = false;
            case 90 -> relative = relativeE = false;
            case 91 -> relative = relativeE = true;
            default -> throw new IllegalArgumentException("G" + code + " is no mode");
        }
    }

    void relativeE(boolean on) {
        relativeE = on;
    }

    void setPosition(Words words) {
        double scale = inches ? INCH : 1;
        for (int axis = 0; axis < LETTERS.length; axis++) {
            if (words.has(LETTERS[axis])) {
                position[axis] = words.value(LETTERS[axis], 0) * scale;
            }
        }
    }

    void home(Words words) {
        boolean all = !words.has('X') && !words.has('Y') && !words.has('Z');
        for (int axis = X; axis <= Z; axis++) {
            if (all || words.has(LETTERS[axis])) {
                position[axis] = 0;
            }
        }
        homed = homed || all;
        motorsOn = true;
    }

    void fan(double share) {
        fan = Math.clamp(share, 0, 1);
    }

    void motors(boolean on) {
        motorsOn = on;
        homed = homed && on;
    }

    /** Quick stop: what was planned is dropped, the head stays where the current move had brought it. */
    void quickStop() {
        planner.clear();
    }

    void heatersOff() {
        nozzle.target(0);
        bed.target(0);
        fan = 0;
    }

    void heat(double seconds) {
        nozzle.advance(seconds);
        bed.advance(seconds);
    }

    void forget() {
        planner.clear();
        heatersOff();
        java.util.Arrays.fill(position, 0);
        relative = relativeE = inches = motorsOn = homed = false;
        feed = 25;
    }

    double watts() {
        double motors = planner.moving() ? power.moving() : motorsOn ? power.moving() * STANDING_SHARE : 0;
        return power.idle() + motors + fan * FAN_WATTS + nozzle.watts() + bed.watts();
    }

    double filamentMm() {
        return filamentMm;
    }

    double[] position() {
        return position.clone();
    }

    boolean homed() {
        return homed;
    }

    String temperatures() {
        return String.format(
                Locale.ROOT,
                "T:%.2f /%.2f B:%.2f /%.2f @:%d B@:%d",
                nozzle.temperature(),
                nozzle.target(),
                bed.temperature(),
                bed.target(),
                nozzle.watts() > 0 ? 127 : 0,
                bed.watts() > 0 ? 127 : 0);
    }

    String positionReport() {
        return String.format(
                Locale.ROOT,
                "X:%.2f Y:%.2f Z:%.2f E:%.2f Count X:%d Y:%d Z:%d",
                position[X],
                position[Y],
                position[Z],
                position[E],
                Math.round(position[X] * 80),
                Math.round(position[Y] * 80),
                Math.round(position[Z] * 400));
    }
}
