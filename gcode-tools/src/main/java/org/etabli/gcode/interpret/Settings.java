package org.etabli.gcode.interpret;

import org.etabli.gcode.machine.Firmware;
import org.etabli.gcode.motion.Limits;
import org.etabli.gcode.read.Command;

/** Commands by which a program changes the machine's limits, each obeyed only by the firmwares that obey it. */
final class Settings {

    private static final char[] AXES = {'X', 'Y', 'Z', 'E'};
    private static final double MILLI = 1e-3;

    private final Limits limits;
    private final Firmware firmware;

    Settings(Limits limits, Firmware firmware) {
        this.limits = limits;
        this.firmware = firmware;
    }

    void maxAcceleration(Command c) {
        if (firmware != Firmware.MARLIN) {
            return;
        }
        for (int axis = 0; axis < AXES.length; axis++) {
            if (c.value(AXES[axis], 0) > 0) {
                limits.maxAcceleration(axis, c.value(AXES[axis]));
            }
        }
    }

    void maxVelocity(Command c) {
        if (firmware != Firmware.MARLIN) {
            return;
        }
        for (int axis = 0; axis < AXES.length; axis++) {
            if (c.value(AXES[axis], 0) > 0) {
                limits.maxVelocity(axis, c.value(AXES[axis]));
            }
        }
    }

    void acceleration(Command c) {
        switch (firmware) {
            case KLIPPER -> {
                // Klipper has one acceleration: S, or else the lower of P and T where both are given.
                double a = c.has('S') ? c.value('S') : Math.min(c.value('P', 0), c.value('T', 0));
                if (a > 0) {
                    limits.printAcceleration(a);
                }
            }
            case MARLIN -> {
                double both = c.value('S', 0);
                if (both > 0) {
                    limits.printAcceleration(both);
                    limits.travelAcceleration(both);
                }
                if (c.value('P', 0) > 0) {
                    limits.printAcceleration(c.value('P'));
                }
                if (c.value('T', 0) > 0) {
                    limits.travelAcceleration(c.value('T'));
                }
                if (c.value('R', 0) > 0) {
                    limits.retractAcceleration(c.value('R'));
                }
            }
            case GRBL -> {}
        }
    }

    void jerk(Command c) {
        if (firmware != Firmware.MARLIN) {
            return;
        }
        for (int axis = 0; axis < AXES.length; axis++) {
            if (c.value(AXES[axis], 0) > 0) {
                limits.jerk(axis, c.value(AXES[axis]));
            }
        }
        if (c.value('J', 0) > 0) {
            limits.junctionDeviation(c.value('J'));
        }
        limits.minimumVelocities(
                Math.max(0, c.value('S', limits.minimumPrintVelocity())),
                Math.max(0, c.value('T', limits.minimumTravelVelocity())));
    }

    /** Klipper's SET_VELOCITY_LIMIT. */
    void velocityLimit(Command c) {
        if (firmware != Firmware.KLIPPER) {
            return;
        }
        double velocity = c.parameterNumber("VELOCITY");
        if (velocity > 0) {
            limits.velocity(velocity);
        }
        double acceleration = c.parameterNumber("ACCEL");
        if (acceleration > 0) {
            limits.printAcceleration(acceleration);
        }
        double corner = c.parameterNumber("SQUARE_CORNER_VELOCITY");
        if (corner >= 0) {
            limits.squareCornerVelocity(corner);
        }
        double ratio = c.parameterNumber("MINIMUM_CRUISE_RATIO");
        double toDecel = c.parameterNumber("ACCEL_TO_DECEL");
        if (ratio >= 0 && ratio < 1) {
            limits.minimumCruiseRatio(ratio);
        } else if (toDecel > 0) {
            limits.minimumCruiseRatio(1 - Math.min(1, toDecel / limits.printAcceleration()));
        }
    }

    /** Seconds that G4 stands still: Klipper reads only P, GRBL takes P for seconds. */
    double dwellSeconds(Command c) {
        return switch (firmware) {
            case KLIPPER -> Math.max(0, c.value('P', 0)) * MILLI;
            case MARLIN -> Math.max(0, c.has('S') ? c.value('S') : c.value('P', 0) * MILLI);
            case GRBL -> Math.max(0, c.value('P', 0));
        };
    }
}
