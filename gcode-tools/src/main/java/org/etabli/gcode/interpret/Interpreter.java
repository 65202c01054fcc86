package org.etabli.gcode.interpret;

import org.etabli.gcode.machine.Firmware;
import org.etabli.gcode.machine.FirmwareRetraction;
import org.etabli.gcode.machine.MachineKind;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.motion.Limits;
import org.etabli.gcode.read.Code;
import org.etabli.gcode.read.Command;

/**
 * Follows a program as the machine's firmware would: keeps its modal state, and turns each command into the
 * {@link Actions} it causes. Where firmwares differ (what {@code G4 P} means, whether G91 makes E relative), the
 * profile's firmware decides.
 */
public final class Interpreter {

    private static final double PER_MINUTE = 1.0 / 60;
    private static final double PERCENT = 0.01;
    private static final int AXIS_WORDS = Command.letters("XYZE");
    private static final double RAPID = Double.POSITIVE_INFINITY;
    private static final int G = Code.G0;
    private static final int M = Code.M0;
    private static final int LAST_GRBL_M = 90;

    private final MachineState state = new MachineState();
    private final Actions actions;
    private final Settings settings;
    private final Arcs arcs;
    private final Firmware firmware;
    private final boolean laserMachine;
    private final FirmwareRetraction retraction;
    private final Origins home;
    private boolean modeE;
    private boolean ownModeE;

    public Interpreter(MachineProfile profile, Limits limits, Actions actions) {
        this.actions = actions;
        this.firmware = profile.firmware();
        this.laserMachine = profile.kind() == MachineKind.LASER;
        this.retraction = profile.firmwareRetraction();
        this.settings = new Settings(limits, firmware);
        this.arcs = new Arcs(state, actions, firmware, profile.kinematics());
        this.home = new Origins(profile.volume());
    }

    public MachineState state() {
        return state;
    }

    /** Does what one command says. */
    public void execute(Command c) {
        int count = c.codeCount();
        if (count == 1) {
            int code = c.code();
            if (code == Code.G1 || code == Code.G0 && firmware != Firmware.GRBL) {
                state.motion = code == Code.G1 ? 1 : 0;
                straight(c, false);
                return;
            }
        }
        if (c.extended()) {
            named(c);
            return;
        }
        if (firmware == Firmware.GRBL) {
            block(c, count);
            return;
        }
        if (count == 0) {
            bareWords(c);
        } else {
            // Only the first code of a line counts in these firmwares, except that modes may be strung together.
            for (int i = 0; i < count; i++) {
                code(c, c.code(i));
            }
        }
    }

    /** RS274: modes first, then the motion, whatever their order on the line. */
    private void block(Command c, int count) {
        if (refused(c, count)) {
            return;
        }
        feed(c);
        boolean motion = false;
        boolean consumed = false;
        for (int i = 0; i < count; i++) {
            int code = c.code(i);
            if (code >= G && code <= Code.G3) {
                motion = true;
                state.motion = Code.tenths(code) / 10;
            } else if (code == G + 40 || code == G + 100 || code == G + 280 || code == G + 300 || code == G + 920) {
                consumed = true;
                power(c);
                code(c, code);
            } else {
                code(c, code);
            }
        }
        power(c);
        if (!consumed && (motion || c.hasAny(AXIS_WORDS))) {
            motion(c);
        }
    }

    /** GRBL answers a line with a code it does not know with an error, and does nothing of it. */
    private static boolean refused(Command c, int count) {
        for (int i = 0; i < count; i++) {
            int code = c.code(i);
            if (code > M + LAST_GRBL_M && code < M + Code.LETTER && code != M + 300 && code != M + 560) {
                return true;
            }
        }
        return false;
    }

    private void power(Command c) {
        if (c.has('S')) {
            state.laserPower = Math.max(0, c.value('S'));
        }
    }

    private void bareWords(Command c) {
        if (c.hasAny(AXIS_WORDS)) {
            motion(c);
        } else {
            feed(c);
            power(c);
        }
    }

    private void motion(Command c) {
        switch (state.motion) {
            case 0 -> straight(c, firmware == Firmware.GRBL);
            case 1 -> straight(c, false);
            default -> arc(c, state.motion == 2);
        }
    }

    private void feed(Command c) {
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

    private void straight(Command c, boolean rapid) {
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

    private void arc(Command c, boolean clockwise) {
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

    private void code(Command c, int code) {
        switch (Code.letter(code)) {
            case 'G' -> preparatory(c, Code.tenths(code));
            case 'M' -> miscellaneous(c, Code.tenths(code));
            default -> tool(Code.tenths(code) / 10);
        }
    }

    private void preparatory(Command c, int tenths) {
        MachineState s = state;
        switch (tenths) {
            case 0, 10 -> {
                s.motion = tenths / 10;
                straight(c, false);
            }
            case 20, 30 -> {
                s.motion = tenths / 10;
                arc(c, tenths == 20);
            }
            case 40 -> actions.dwell(settings.dwellSeconds(c));
            case 100 -> {
                if (firmware != Firmware.GRBL) {
                    retract();
                }
            }
            case 110 -> unretract();
            case 170, 180, 190 -> s.plane = tenths / 10;
            case 200 -> s.unit = MachineState.MM_PER_INCH;
            case 210 -> s.unit = 1;
            case 280 -> {
                actions.rest(Rest.HOMING);
                home.take(s, c);
            }
            case 290, 291, 295, 340, 800, 810 -> {
                if (firmware != Firmware.GRBL) {
                    actions.rest(Rest.LEVELLING);
                }
            }
            case 900 -> {
                s.relative = false;
                if (firmware == Firmware.MARLIN) {
                    s.relativeE = false;
                }
                extruderFollows(false);
            }
            case 910 -> {
                s.relative = true;
                extruderFollows(true);
            }
            case 901 -> s.absoluteCentre = true;
            case 911 -> s.absoluteCentre = false;
            case 920 -> home.call(s, c);
            case 921, 922 -> {
                s.offsetX = 0;
                s.offsetY = 0;
                s.offsetZ = 0;
            }
            case 930 -> s.inverseTime = true;
            case 940 -> s.inverseTime = false;
            default -> {}
        }
    }

    /** G91 makes the extruder relative in every firmware; G90 brings it back only where M83 was not given. */
    private void extruderFollows(boolean relative) {
        modeE = relative;
        state.relativeE = modeE || ownModeE;
        if (firmware == Firmware.MARLIN) {
            ownModeE = relative;
            state.relativeE = relative;
        }
    }

    private void miscellaneous(Command c, int tenths) {
        MachineState s = state;
        switch (tenths) {
            case 0, 10, 6000 -> actions.rest(Rest.PERSON);
            case 30, 40 -> laser(c, true);
            case 50 -> laser(c, false);
            case 180, 840, 4000 -> actions.rest(Rest.SYNCHRONISING);
            case 820, 830 -> {
                ownModeE = tenths == 830;
                s.relativeE = firmware == Firmware.MARLIN ? ownModeE : modeE || ownModeE;
            }
            case 1040 -> heat(c, Heater.NOZZLE, false);
            case 1090 -> heat(c, Heater.NOZZLE, true);
            case 1400 -> heat(c, Heater.BED, false);
            case 1900 -> heat(c, Heater.BED, true);
            case 1410 -> heat(c, Heater.CHAMBER, false);
            case 1910 -> heat(c, Heater.CHAMBER, true);
            case 1060, 1070 -> fan(c, tenths == 1060);
            case 2010 -> settings.maxAcceleration(c);
            case 2030 -> settings.maxVelocity(c);
            case 2040 -> settings.acceleration(c);
            case 2050 -> settings.jerk(c);
            case 2200 -> speedFactor(c);
            case 2210 -> {
                if (c.value('S', 0) > 0) {
                    s.extrudeFactor = c.value('S') * PERCENT;
                }
            }
            default -> {}
        }
    }

    private void speedFactor(Command c) {
        if (c.value('S', 0) > 0) {
            double factor = c.value('S') * PERCENT;
            state.speed *= factor / state.speedFactor;
            state.speedFactor = factor;
        }
    }

    private void fan(Command c, boolean on) {
        state.fan = on && c.value('S', 255) > 0;
        if (laserMachine && firmware != Firmware.GRBL) {
            state.laserEnabled = state.fan;
            state.laserPower = on ? Math.max(0, c.value('S', 255)) : 0;
        }
    }

    private void laser(Command c, boolean on) {
        if (firmware != Firmware.KLIPPER && on != state.laserEnabled) {
            actions.rest(Rest.SYNCHRONISING);
        }
        power(c);
        state.laserEnabled = on;
    }

    private void heat(Command c, Heater heater, boolean wait) {
        double celsius = c.has('S') ? c.value('S') : c.value('R', Double.NaN);
        int tool = (int) Math.clamp(c.value('T', state.tool), 0, MachineState.MAX_TOOLS - 1);
        if (!Double.isNaN(celsius)) {
            setHeat(heater, tool, celsius, wait);
        }
    }

    private void setHeat(Heater heater, int tool, double celsius, boolean wait) {
        switch (heater) {
            case NOZZLE -> state.nozzle[tool] = celsius;
            case BED -> state.bed = celsius;
            case CHAMBER -> state.chamber = celsius;
        }
        actions.heat(heater, tool, celsius, wait);
    }

    private void tool(int number) {
        if (number != state.tool && number < MachineState.MAX_TOOLS) {
            state.tool = number;
            actions.rest(Rest.TOOL_CHANGE);
        }
    }

    private void retract() {
        if (!state.retracted) {
            state.retracted = true;
            filament(-retraction.length(), retraction.speed());
        }
    }

    private void unretract() {
        if (state.retracted) {
            state.retracted = false;
            filament(retraction.length() + retraction.extra(), retraction.unretractSpeed());
        }
    }

    /** The program's own idea of E does not change by what the firmware does for it. */
    private void filament(double mm, double speed) {
        state.e += mm;
        state.offsetE += mm;
        actions.move(0, 0, 0, mm, speed);
    }

    private void named(Command c) {
        String name = c.name();
        switch (name) {
            case "SET_VELOCITY_LIMIT" -> settings.velocityLimit(c);
            case "SET_HEATER_TEMPERATURE" -> {
                double target = c.parameterNumber("TARGET");
                String heater = c.parameter("HEATER");
                if (!Double.isNaN(target) && heater != null) {
                    setHeat(heater.startsWith("extruder") ? Heater.NOZZLE : Heater.BED, state.tool, target, false);
                }
            }
            default -> {}
        }
    }
}
