package org.etabli.gcode.estimate;

import org.etabli.gcode.interpret.Heater;
import org.etabli.gcode.interpret.MachineState;
import org.etabli.gcode.machine.Heating;
import org.etabli.gcode.machine.Power;
import org.etabli.gcode.machine.Range;

/**
 * How long heaters take: each climbs at its rate at room temperature and ever slower, as heat is lost in proportion
 * to what it is above the room, towards a balance somewhat past its highest setting.
 *
 * <p>With T the temperature above the room, B the balance and r the rate: {@code dT/dt = r·(1 − T/B)}. Off, it
 * falls with the same time constant B/r.
 */
final class ThermalModel {

    /** A heater is built to pass its highest setting by this much. */
    private static final double RESERVE = 1.3;

    /** Nobody waits longer for a heater that works. */
    private static final double LONGEST_WAIT = 3600;

    private static final double CHAMBER_RATE = 0.05;
    private static final double CHAMBER_LIMIT = 80;

    private final double ambient;
    private final double[] rate;
    private final double[] balance;
    private final double[] nozzle = new double[MachineState.MAX_TOOLS];
    private final double[] nozzleTarget = new double[MachineState.MAX_TOOLS];
    private double bed;
    private double bedTarget;
    private double chamber;
    private double chamberTarget;
    private double nozzleSeconds;
    private double bedSeconds;

    ThermalModel(Heating heating, Range nozzleRange, Range bedRange) {
        ambient = heating.ambient();
        rate = new double[] {heating.nozzle(), heating.bed(), CHAMBER_RATE};
        balance = new double[] {
            balance(nozzleRange.max()), balance(bedRange.max()), balance(CHAMBER_LIMIT),
        };
    }

    private double balance(double highest) {
        return Math.max(1, (highest - ambient) * RESERVE);
    }

    /** Sets a target; where it is waited for, the seconds that takes, during which the others go on as well. */
    double heat(Heater heater, int tool, double celsius, boolean wait) {
        double above = Math.max(0, celsius - ambient);
        double from;
        switch (heater) {
            case NOZZLE -> {
                nozzleTarget[tool] = above;
                from = nozzle[tool];
            }
            case BED -> {
                bedTarget = above;
                from = bed;
            }
            case CHAMBER -> {
                chamberTarget = above;
                from = chamber;
            }
            default -> throw new AssertionError(heater);
        }
        if (!wait) {
            return 0;
        }
        double seconds = seconds(heater, from, above);
        pass(seconds);
        return seconds;
    }

    private double seconds(Heater heater, double from, double to) {
        double limit = balance[heater.ordinal()];
        double constant = limit / rate[heater.ordinal()];
        if (to > from) {
            return to >= limit
                    ? LONGEST_WAIT
                    : Math.min(LONGEST_WAIT, constant * Math.log((limit - from) / (limit - to)));
        }
        // Within a degree of its target a heater that cools is there.
        return from > to ? Math.clamp(constant * Math.log(from / Math.max(to, 1)), 0, LONGEST_WAIT) : 0;
    }

    /**
     * Lets time pass for all heaters. A heater below its target draws full power; one that is there draws the share
     * that makes up for what it loses.
     */
    void pass(double seconds) {
        if (!(seconds > 0 && seconds < Double.POSITIVE_INFINITY)) {
            return;
        }
        for (int tool = 0; tool < nozzle.length; tool++) {
            if (nozzleTarget[tool] > 0) {
                nozzleSeconds += fullPower(0, nozzle[tool], nozzleTarget[tool], seconds);
            }
        }
        if (bedTarget > 0) {
            bedSeconds += fullPower(1, bed, bedTarget, seconds);
        }
        for (int tool = 0; tool < nozzle.length; tool++) {
            nozzle[tool] = after(0, nozzle[tool], nozzleTarget[tool], seconds);
        }
        bed = after(1, bed, bedTarget, seconds);
        chamber = after(2, chamber, chamberTarget, seconds);
    }

    /** Seconds at full power that this stretch amounts to. */
    private double fullPower(int heater, double from, double target, double seconds) {
        double climbing = 0;
        if (target > from && target < balance[heater]) {
            double constant = balance[heater] / rate[heater];
            climbing = Math.min(seconds, constant * Math.log((balance[heater] - from) / (balance[heater] - target)));
        }
        return climbing + (seconds - climbing) * Math.min(1, target / balance[heater]);
    }

    /** Energy the heaters have drawn, J. */
    double joules(Power power) {
        return nozzleSeconds * power.nozzle() + bedSeconds * power.bed();
    }

    private double after(int heater, double from, double target, double seconds) {
        if (from == target) {
            return from;
        }
        double decay = Math.exp(-seconds * rate[heater] / balance[heater]);
        if (from < target) {
            return Math.min(target, balance[heater] - (balance[heater] - from) * decay);
        }
        return Math.max(target, from * decay);
    }
}
