package org.etabli.controller.sim;

import org.etabli.controller.sim.GrblState.Name;
import org.jspecify.annotations.Nullable;

/** A simulated GRBL's own commands, those that begin with {@code $}. */
final class GrblSystem {

    private static final long SECOND = 1_000_000_000L;
    private static final long HOMING = 4 * SECOND;
    private static final int HOMING_CYCLE = 22;

    private final SimulatedGrbl board;
    private final GrblTraits traits;
    private final GrblSettings settings;
    private final GrblMachine machine;
    private final GrblState state;
    private final GrblCommands commands;
    private long homedAt = Long.MAX_VALUE;

    GrblSystem(
            SimulatedGrbl board,
            GrblTraits traits,
            GrblSettings settings,
            GrblMachine machine,
            GrblState state,
            GrblCommands commands) {
        this.board = board;
        this.traits = traits;
        this.settings = settings;
        this.machine = machine;
        this.state = state;
        this.commands = commands;
    }

    void forget() {
        homedAt = Long.MAX_VALUE;
    }

    /** When a homing ends that is under way. */
    long wakeAt() {
        return homedAt;
    }

    /** The answer's error code, 0 for ok, or null while the line has to wait. */
    @Nullable
    Integer run(String text) {
        if (GrblCommands.isJog(text)) {
            return commands.jog(text);
        }
        boolean idle = (state.is(Name.IDLE) || state.is(Name.ALARM)) && machine.planner.isEmpty();
        switch (text) {
            case "$" -> board.emit("[HLP:$$ $# $G $I $N $x=val $Nx=line $J=line $SLP $C $X $H ~ ! ? ctrl-x]");
            case "$G" -> board.emit(machine.modes());
            case "$I" -> {
                traits.about().forEach(board::emit);
            }
            case "$#" -> {
                board.emit("[G54:" + GrblMachine.triple(machine.g54()[0], machine.g54()[1], machine.g54()[2]) + "]");
                board.emit("[G92:" + GrblMachine.triple(machine.g92()[0], machine.g92()[1], machine.g92()[2]) + "]");
            }
            case "$N" -> {
                board.emit("$N0=");
                board.emit("$N1=");
            }
            case "$$" -> {
                if (!idle) {
                    return 8;
                }
                settings.list(board::emit);
            }
            case "$X" -> {
                if (state.is(Name.ALARM)) {
                    state.name = Name.IDLE;
                    board.emit("[MSG:Caution: Unlocked]");
                }
            }
            case "$H" -> {
                return home(idle);
            }
            case "$C" -> {
                state.checkMode = !state.checkMode;
                board.emit(state.checkMode ? "[MSG:Enabled]" : "[MSG:Disabled]");
            }
            case "$SLP" -> {
                state.name = Name.SLEEP;
                board.emit("[MSG:Sleeping]");
            }
            default -> {
                int error = idle || text.indexOf('=') < 0 ? settings.assign(text) : 8;
                if (error == 0) {
                    commands.write();
                }
                return error;
            }
        }
        return 0;
    }

    private @Nullable Integer home(boolean idle) {
        if (!settings.isOn(HOMING_CYCLE)) {
            return 5;
        }
        if (homedAt == Long.MAX_VALUE) {
            if (!idle) {
                return 8;
            }
            state.name = Name.HOME;
            homedAt = board.now() + HOMING;
        }
        if (board.now() < homedAt) {
            return null;
        }
        homedAt = Long.MAX_VALUE;
        machine.homed();
        state.name = Name.IDLE;
        return 0;
    }
}
