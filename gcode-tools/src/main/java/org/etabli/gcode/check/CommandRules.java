package org.etabli.gcode.check;

import org.etabli.gcode.interpret.MachineState;
import org.etabli.gcode.machine.Axes;
import org.etabli.gcode.machine.Firmware;
import org.etabli.gcode.machine.Kinematics;
import org.etabli.gcode.machine.MachineZero;
import org.etabli.gcode.read.Code;
import org.etabli.gcode.read.Command;

/** Rules on all commands but plain moves. */
final class CommandRules {

    private static final int G = Code.G0;
    private static final int M = Code.M0;
    private static final int MACHINE_COORDINATES = G + 530;
    private static final int AXIS_WORDS = Command.letters("XYZ");
    private static final double MILLI = 1e-3;

    private final Scene scene;
    private final MachineState state;
    private final Findings findings;
    private final HeatRules heat;
    private final LaserRules laser;
    private final MotionRules motion;
    private final KnownCommands known;
    private int unitsSet;

    CommandRules(Scene scene, HeatRules heat, LaserRules laser, MotionRules motion) {
        this.scene = scene;
        this.state = scene.state();
        this.findings = scene.findings();
        this.heat = heat;
        this.laser = laser;
        this.motion = motion;
        this.known = KnownCommands.of(scene.profile().firmware());
    }

    void accept(Command c) {
        if (c.extended()) {
            named(c);
            return;
        }
        int count = c.codeCount();
        if (count == 0) {
            bare(c);
            return;
        }
        if (scene.grbl() && c.hasAny(AXIS_WORDS) && says(c, MACHINE_COORDINATES) && !knowsMachineZero(c)) {
            motion.lost(c);
            return;
        }
        for (int i = 0; i < count; i++) {
            code(c, c.code(i));
        }
        motion.absurd(c);
        if (count > 1 && !scene.grbl()) {
            findings.add(Rule.TWO_COMMANDS, c.line(), c.column(), "", Code.text(c.code(0)), Code.text(c.code(1)));
        }
        if (scene.grbl() && c.hasAny(AXIS_WORDS) && !hasMotion(c)) {
            motion.straight(c);
        }
    }

    private static boolean says(Command c, int code) {
        for (int i = 0; i < c.codeCount(); i++) {
            if (c.code(i) == code) {
                return true;
            }
        }
        return false;
    }

    private boolean knowsMachineZero(Command c) {
        MachineZero zero = scene.profile().machineZero();
        return !(c.has('X') && Double.isNaN(zero.x())
                || c.has('Y') && Double.isNaN(zero.y())
                || c.has('Z') && Double.isNaN(zero.z()));
    }

    /** Whether one of the codes uses up the axis words, or has the line refused. */
    private boolean hasMotion(Command c) {
        for (int i = 0; i < c.codeCount(); i++) {
            int code = c.code(i);
            if (Code.letter(code) == 'M' && !known.contains(code)) {
                return true;
            }
            if (code >= G && code <= Code.G3
                    || code == G + 100
                    || code == G + 280
                    || code == G + 300
                    || code == G + 920) {
                return true;
            }
        }
        return false;
    }

    /** Words without a command: RS274 repeats the last motion, other firmwares do as they please. */
    private void bare(Command c) {
        if (!c.hasAny(AXIS_WORDS) && !c.has('E')) {
            if (laser.cares()) {
                laser.moved(c, false);
            }
            if (c.text().startsWith("$")) {
                dollar(c);
            }
            return;
        }
        if (!scene.grbl()) {
            findings.add(Rule.BARE_WORDS, c.line(), c.column(), "");
        }
        if (state.motion() >= 2) {
            motion.arc(c);
        } else {
            motion.straight(c);
        }
    }

    private void dollar(Command c) {
        String text = c.text();
        if (!scene.grbl()) {
            findings.add(Rule.UNKNOWN_COMMAND, c.line(), c.column(), text, text);
        } else if (text.contains("=") || text.startsWith("$RST") || text.startsWith("$X") || text.startsWith("$SLP")) {
            findings.add(Rule.FORBIDDEN_COMMAND, c.line(), c.column(), text, text, "settings");
        }
    }

    private void code(Command c, int code) {
        if (code >= G && code <= Code.G1) {
            motion.straight(c);
            return;
        }
        if (code == Code.G2 || code == Code.G3) {
            motion.arc(c);
            return;
        }
        judge(c, code);
        if (Code.letter(code) == 'G') {
            preparatory(c, Code.tenths(code));
        } else if (Code.letter(code) == 'M') {
            miscellaneous(c, Code.tenths(code));
        } else {
            tool(c, code);
        }
    }

    private void judge(Command c, int code) {
        String forbidden = Forbidden.reason(c, code, scene.grbl());
        if (forbidden != null) {
            findings.add(Rule.FORBIDDEN_COMMAND, c.line(), c.column(), code, Code.text(code), forbidden);
        } else if (Code.letter(code) != 'T' && !known.contains(code)) {
            boolean stops = scene.grbl() || known.isCycle(code);
            findings.add(
                    stops ? Rule.UNSUPPORTED_COMMAND : Rule.UNKNOWN_COMMAND,
                    c.line(),
                    c.column(),
                    code,
                    Code.text(code));
        }
    }

    private void preparatory(Command c, int tenths) {
        switch (tenths) {
            case 40 -> laser.dwelt(c, dwellSeconds(c));
            case 100 -> {
                if (scene.grbl()) {
                    findings.add(Rule.WORK_OFFSET_WRITTEN, c.line(), c.column(), "");
                }
            }
            case 280 -> motion.homed();
            case 200, 210 -> {
                if (unitsSet != 0 && unitsSet != tenths) {
                    findings.add(Rule.UNITS_SWITCHED, c.line(), c.column(), "");
                }
                unitsSet = tenths;
            }
            default -> {}
        }
    }

    private double dwellSeconds(Command c) {
        return scene.grbl() ? c.value('P', 0) : c.has('S') ? c.value('S') : c.value('P', 0) * MILLI;
    }

    private void miscellaneous(Command c, int tenths) {
        switch (tenths) {
            case 30, 40 -> {
                laser.on(c, tenths == 30);
                wrongKind(c, !scene.laser() && scene.profile().firmware() != Firmware.KLIPPER && c.value('S', 0) > 0);
            }
            case 50 -> laser.off(c);
            case 180, 840 -> {
                if (state.speedGiven() || state.e() != 0) {
                    motion.motorsOff();
                }
            }
            case 1040, 1090 -> {
                heat.nozzle(c);
                wrongKind(c, scene.laser() && c.value('S', 0) > 0);
            }
            case 1060 -> laser.fan(c);
            case 1400, 1900 -> heat.bed(c);
            case 2010 -> {
                Axes most = scene.profile().kinematics().maxAcceleration();
                acceleration(c, c.value('X', 0), most.x());
                acceleration(c, c.value('Y', 0), most.y());
                acceleration(c, c.value('Z', 0), most.z());
            }
            case 2040 -> {
                acceleration(
                        c, Math.max(c.value('S', 0), Math.max(c.value('P', 0), c.value('T', 0))), mostAcceleration());
            }
            default -> {}
        }
    }

    private void wrongKind(Command c, boolean wrong) {
        if (wrong) {
            findings.add(Rule.WRONG_KIND, c.line(), c.column(), "", scene.laser() ? "laser" : "fff");
        }
    }

    private double mostAcceleration() {
        Kinematics kinematics = scene.profile().kinematics();
        return Math.max(
                kinematics.maxAcceleration().x(), kinematics.acceleration().travel());
    }

    private void acceleration(Command c, double wanted, double most) {
        if (wanted > most) {
            findings.add(Rule.ACCELERATION_TOO_HIGH, c.line(), c.column(), "", wanted, most);
        }
    }

    private void tool(Command c, int code) {
        int number = Code.tenths(code) / 10;
        if (number >= scene.profile().tools()) {
            findings.add(
                    Rule.TOOL_MISSING,
                    c.line(),
                    c.column(),
                    code,
                    number,
                    scene.profile().tools());
        }
        heat.changed();
    }

    private void named(Command c) {
        String name = c.name();
        String forbidden = Forbidden.reason(name);
        if (forbidden != null) {
            findings.add(Rule.FORBIDDEN_COMMAND, c.line(), c.column(), name, name, forbidden);
        } else if (name.equals("SET_HEATER_TEMPERATURE")) {
            heat.named(c);
        } else if (scene.profile().firmware() == Firmware.KLIPPER && name.equals("SET_VELOCITY_LIMIT")) {
            acceleration(c, c.parameterNumber("ACCEL"), mostAcceleration());
        } else if (scene.profile().firmware() != Firmware.KLIPPER) {
            findings.add(
                    scene.grbl() ? Rule.UNSUPPORTED_COMMAND : Rule.UNKNOWN_COMMAND, c.line(), c.column(), name, name);
        } else if (!KnownCommands.isNamed(name)) {
            heat.macro();
            findings.add(Rule.UNKNOWN_COMMAND, c.line(), c.column(), name, name);
        }
    }
}
