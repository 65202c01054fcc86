package org.etabli.gcode.interpret;

import org.etabli.gcode.machine.Firmware;
import org.etabli.gcode.machine.MachineKind;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.read.Command;

/** Where lines and arcs lead, in the modes, units and offsets in force. */
final class Moves {

    private static final double PER_MINUTE = 1.0 / 60;
    private static final double RAPID = Double.POSITIVE_INFINITY;

    private final MachineState state;
    private final Actions actions;
    private final Arcs arcs;
    private final boolean laserMachine;
    private final boolean rapids;

    Moves(MachineProfile profile, MachineState state, Actions actions) {
        this.state = state;
        this.actions = actions;
        this.arcs = new Arcs(state, actions, profile.firmware(), profile.kinematics());
        this.laserMachine = profile.kind() == MachineKind.LASER;
        this.rapids = profile.firmware() == Firmware.GRBL;
    }

    /** The motion in force, to where the command's words say. */
    void modal(Command c) {
        switch (state.motion) {
            case 0 -> straight(c, rapids);
            case 1 -> straight(c, false);
            default -> arc(c, state.motion == 2);
        }
    }

    void feed(Command c) {
        if (c.has('F')) {
            double f = c.value('F');
            if (f > 0 && state.inverseTime) {
                state.inverseRate = f * PER_MINUTE;
                state.speedGiven = true;
            } else if (f > 0) {
                state.speed = f * PER_MINUTE * state.unit * state.speedFactor;
                state.speedGiven = true;
            }
        }
    }

    /** The laser's S. */
    void power(Command c) {
        if (c.has('S')) {
            state.laserPower = Math.max(0, c.value('S'));
        }
    }

    void straight(Command c, boolean rapid) {
        MachineState s = state;
        double x = s.x;
        double y = s.y;
        double z = s.z;
        double e = s.e;
        if (c.has('X')) {
            double v = c.value('X') * s.unit;
            s.x = s.relative ? x + v : v + s.offsetX;
        }
        if (c.has('Y')) {
            double v = c.value('Y') * s.unit;
            s.y = s.relative ? y + v : v + s.offsetY;
        }
        if (c.has('Z')) {
            double v = c.value('Z') * s.unit;
            s.z = s.relative ? z + v : v + s.offsetZ;
        }
        if (c.has('E')) {
            double v = c.value('E') * s.unit * s.extrudeFactor;
            s.e = s.relativeE ? e + v : v + s.offsetE;
        }
        feed(c);
        if (laserMachine) {
            power(c);
        }
        double speed = rapid ? RAPID : s.inverseTime ? inverse(s.x - x, s.y - y, s.z - z) : s.speed;
        actions.move(s.x - x, s.y - y, s.z - z, s.e - e, speed);
    }

    /** G93: F says in what part of a minute the move is to be done. */
    private double inverse(double x, double y, double z) {
        return Math.sqrt(x * x + y * y + z * z) * state.inverseRate;
    }

    void arc(Command c, boolean clockwise) {
        MachineState s = state;
        double x = target(c, 'X', s.x, s.offsetX);
        double y = target(c, 'Y', s.y, s.offsetY);
        double z = target(c, 'Z', s.z, s.offsetZ);
        double e = s.e;
        if (c.has('E')) {
            double v = c.value('E') * s.unit * s.extrudeFactor;
            e = s.relativeE ? e + v : v + s.offsetE;
        }
        feed(c);
        if (!arcs.follow(c, clockwise, x, y, z, e, s.speed)) {
            actions.move(x - s.x, y - s.y, z - s.z, e - s.e, s.speed);
        }
        s.x = x;
        s.y = y;
        s.z = z;
        s.e = e;
    }

    private double target(Command c, char axis, double from, double offset) {
        if (!c.has(axis)) {
            return from;
        }
        double v = c.value(axis) * state.unit;
        return state.relative ? from + v : v + offset;
    }
}
