package org.etabli.gcode.interpret;

import org.etabli.gcode.read.Command;

/** What a program sets heaters to. */
final class Heaters {

    private final MachineState state;
    private final Actions actions;

    Heaters(MachineState state, Actions actions) {
        this.state = state;
        this.actions = actions;
    }

    void set(Command c, Heater heater, boolean wait) {
        double celsius = c.has('S') ? c.value('S') : c.value('R', Double.NaN);
        int tool = (int) Math.clamp(c.value('T', state.tool), 0, MachineState.MAX_TOOLS - 1);
        if (!Double.isNaN(celsius)) {
            set(heater, tool, celsius, wait);
        }
    }

    /** Klipper's SET_HEATER_TEMPERATURE. */
    void named(Command c) {
        double target = c.parameterNumber("TARGET");
        String heater = c.parameter("HEATER");
        if (!Double.isNaN(target) && heater != null) {
            set(heater.startsWith("extruder") ? Heater.NOZZLE : Heater.BED, state.tool, target, false);
        }
    }

    private void set(Heater heater, int tool, double celsius, boolean wait) {
        switch (heater) {
            case NOZZLE -> state.nozzle[tool] = celsius;
            case BED -> state.bed = celsius;
            case CHAMBER -> state.chamber = celsius;
        }
        actions.heat(heater, tool, celsius, wait);
    }
}
