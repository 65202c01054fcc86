package org.etabli.gcode.interpret;

import org.etabli.gcode.machine.Firmware;
import org.etabli.gcode.machine.FirmwareRetraction;

/** How E words count, and what the firmware does to the filament of its own. */
final class Filaments {

    private final MachineState state;
    private final Actions actions;
    private final boolean marlin;
    private final FirmwareRetraction retraction;
    private boolean byPositioning;
    private boolean ofItsOwn;

    Filaments(MachineState state, Actions actions, Firmware firmware, FirmwareRetraction retraction) {
        this.state = state;
        this.actions = actions;
        this.marlin = firmware == Firmware.MARLIN;
        this.retraction = retraction;
    }

    /** G91 makes the extruder relative in every firmware; G90 brings it back only where M83 was not given. */
    void follow(boolean relative) {
        byPositioning = relative;
        if (marlin) {
            ofItsOwn = relative;
        }
        state.relativeE = byPositioning || ofItsOwn;
    }

    /** M82 and M83. */
    void ownMode(boolean relative) {
        ofItsOwn = relative;
        state.relativeE = relative || !marlin && byPositioning;
    }

    /** G10 of printers. */
    void retract() {
        if (!state.retracted) {
            state.retracted = true;
            push(-retraction.length(), retraction.speed());
        }
    }

    /** G11. */
    void unretract() {
        if (state.retracted) {
            state.retracted = false;
            push(retraction.length() + retraction.extra(), retraction.unretractSpeed());
        }
    }

    /** The program's own idea of E does not change by what the firmware does for it. */
    private void push(double mm, double speed) {
        state.e += mm;
        state.offsetE += mm;
        actions.move(0, 0, 0, mm, speed);
    }
}
