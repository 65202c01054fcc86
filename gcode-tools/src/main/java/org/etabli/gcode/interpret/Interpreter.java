package org.etabli.gcode.interpret;

import org.etabli.gcode.machine.Firmware;
import org.etabli.gcode.machine.MachineKind;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.motion.Limits;
import org.etabli.gcode.read.Code;
import org.etabli.gcode.read.Command;
import org.etabli.gcode.read.MoveRun;

/**
 * Follows a program as the machine's firmware would: keeps its modal state, and turns each command into the
 * {@link Actions} it causes. Where firmwares differ (what {@code G4 P} means, whether G91 makes E relative), the
 * profile's firmware decides.
 */
public final class Interpreter {

    private static final double PERCENT = 0.01;
    private static final double SECONDS_PER_MINUTE = 60;
    private static final int AXIS_WORDS = Command.letters("XYZE");
    private static final int G = Code.G0;
    private static final int M = Code.M0;
    private static final int LAST_GRBL_M = 90;

    private final MachineState state = new MachineState();
    private final Actions actions;
    private final Settings settings;
    private final Moves moves;
    private final Filaments filaments;
    private final Heaters heaters;
    private final Origins origins;
    private final WorkSystems systems;
    private final Firmware firmware;
    private final boolean grbl;
    private final boolean laserMachine;

    public Interpreter(MachineProfile profile, Limits limits, Actions actions) {
        this.actions = actions;
        this.firmware = profile.firmware();
        this.grbl = firmware == Firmware.GRBL;
        this.laserMachine = profile.kind() == MachineKind.LASER;
        this.settings = new Settings(limits, firmware);
        this.moves = new Moves(profile, state, actions);
        this.filaments = new Filaments(state, actions, firmware, profile.firmwareRetraction());
        this.heaters = new Heaters(state, actions);
        this.origins = new Origins(profile.volume(), grbl);
        this.systems = new WorkSystems(profile.machineZero());
    }

    public MachineState state() {
        return state;
    }

    /** Does what one command says. */
    public void execute(Command c) {
        int count = c.codeCount();
        if (count == 1) {
            int code = c.code();
            if (code == Code.G1 || code == Code.G0 && !grbl) {
                state.motion = code == Code.G1 ? 1 : 0;
                moves.straight(c, false);
                return;
            }
        }
        if (c.extended()) {
            named(c);
        } else if (grbl) {
            block(c, count);
        } else if (count == 0) {
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
        moves.feed(c);
        boolean motion = false;
        boolean consumed = false;
        boolean inMachineCoordinates = false;
        for (int i = 0; i < count; i++) {
            int code = c.code(i);
            if (code >= G && code <= Code.G3) {
                motion = true;
                state.motion = Code.tenths(code) / 10;
            } else if (code == G + 530) {
                inMachineCoordinates = true;
            } else if (code == G + 40 || code == G + 100 || code == G + 280 || code == G + 300 || code == G + 920) {
                consumed = true;
                moves.power(c);
                code(c, code);
            } else {
                code(c, code);
            }
        }
        moves.power(c);
        if (consumed || !motion && !c.hasAny(AXIS_WORDS)) {
            return;
        }
        if (!inMachineCoordinates) {
            moves.modal(c);
        } else if (systems.knowsMachineZero(c)) {
            systems.inMachineCoordinates(state, () -> moves.modal(c));
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

    /** Looks where a run of plain moves leads; false where each has to be executed by itself. */
    public boolean place(MoveRun run, Stretch stretch) {
        return !grbl && !laserMachine && stretch.place(run, state);
    }

    /** Follows a run that was placed. */
    public void follow(Stretch stretch) {
        stretch.follow(state);
    }

    private void bareWords(Command c) {
        if (c.hasAny(AXIS_WORDS)) {
            moves.modal(c);
        } else {
            moves.feed(c);
            moves.power(c);
        }
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
                moves.straight(c, false);
            }
            case 20, 30 -> {
                s.motion = tenths / 10;
                moves.arc(c, tenths == 20);
            }
            case 40 -> actions.dwell(settings.dwellSeconds(c));
            case 100 -> {
                if (grbl) {
                    systems.store(s, c);
                } else {
                    filaments.retract();
                }
            }
            case 110 -> filaments.unretract();
            case 170, 180, 190 -> s.plane = tenths / 10;
            case 200 -> s.unit = MachineState.MM_PER_INCH;
            case 210 -> s.unit = 1;
            case 280 -> {
                actions.rest(Rest.HOMING);
                origins.take(s, c);
            }
            case 290, 291, 295, 340, 800, 810 -> {
                if (!grbl) {
                    actions.rest(Rest.LEVELLING);
                }
            }
            case 540, 550, 560, 570, 580, 590 -> {
                if (grbl) {
                    systems.select(s, (tenths - 540) / 10);
                }
            }
            case 900 -> {
                s.relative = false;
                filaments.follow(false);
            }
            case 910 -> {
                s.relative = true;
                filaments.follow(true);
            }
            case 901 -> s.absoluteCentre = true;
            case 911 -> s.absoluteCentre = false;
            case 920 -> origins.call(s, c);
            case 921, 922 -> systems.only(s);
            case 930 -> s.inverseTime = true;
            case 940 -> s.inverseTime = false;
            default -> {}
        }
    }

    private void miscellaneous(Command c, int tenths) {
        MachineState s = state;
        switch (tenths) {
            case 0, 10, 6000 -> actions.rest(Rest.PERSON);
            case 20, 300 -> {
                if (grbl) {
                    end();
                }
            }
            case 30, 40 -> laser(c, true);
            case 50 -> laser(c, false);
            case 180, 840, 4000 -> actions.rest(Rest.SYNCHRONISING);
            case 730 -> progress(c);
            case 820, 830 -> filaments.ownMode(tenths == 830);
            case 1040 -> heaters.set(c, Heater.NOZZLE, false);
            case 1090 -> heaters.set(c, Heater.NOZZLE, true);
            case 1400 -> heaters.set(c, Heater.BED, false);
            case 1900 -> heaters.set(c, Heater.BED, true);
            case 1410 -> heaters.set(c, Heater.CHAMBER, false);
            case 1910 -> heaters.set(c, Heater.CHAMBER, true);
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

    /** M2 and M30 of GRBL: light out, and the modes as at power-up. */
    private void end() {
        if (state.laserEnabled) {
            actions.rest(Rest.SYNCHRONISING);
        }
        state.laserEnabled = false;
        state.motion = 1;
        state.plane = 17;
        state.relative = false;
        state.inverseTime = false;
        systems.select(state, 0);
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
        if (laserMachine && !grbl) {
            state.laserEnabled = state.fan;
            state.laserPower = on ? Math.max(0, c.value('S', 255)) : 0;
        }
    }

    private void laser(Command c, boolean on) {
        if (firmware != Firmware.KLIPPER && on != state.laserEnabled) {
            actions.rest(Rest.SYNCHRONISING);
        }
        moves.power(c);
        state.laserEnabled = on;
    }

    /** M73: R is in minutes; Q and S, which some add, are those of a quieter mode. */
    private void progress(Command c) {
        if (c.value('R', -1) >= 0) {
            actions.claimsLeft(c.value('R') * SECONDS_PER_MINUTE);
        }
    }

    private void tool(int number) {
        if (number != state.tool && number < MachineState.MAX_TOOLS) {
            state.tool = number;
            actions.rest(Rest.TOOL_CHANGE);
        }
    }

    private void named(Command c) {
        switch (c.name()) {
            case "SET_VELOCITY_LIMIT" -> settings.velocityLimit(c);
            case "SET_HEATER_TEMPERATURE" -> heaters.named(c);
            default -> {}
        }
    }
}
