package org.etabli.gcode.check;

import org.etabli.gcode.interpret.MachineState;
import org.etabli.gcode.machine.Firmware;
import org.etabli.gcode.machine.Temperatures;
import org.etabli.gcode.read.Command;

/** Rules on heat. */
final class HeatRules {

    private final Scene scene;
    private final MachineState state;
    private final Findings findings;
    private final Temperatures temperatures;
    private boolean everHeated;
    private boolean macroCalled;
    private boolean allows;

    HeatRules(Scene scene) {
        this.scene = scene;
        this.state = scene.state();
        this.findings = scene.findings();
        this.temperatures = scene.profile().temperatures();
    }

    boolean allowsExtrusion() {
        return allows;
    }

    /** A heater was set, or another tool taken. */
    void changed() {
        allows = macroCalled || state.nozzle(state.tool()) >= temperatures.extrusion();
    }

    /** A macro of the machine's own: nobody but the machine knows what it heats. */
    void macro() {
        if (scene.profile().firmware() == Firmware.KLIPPER) {
            macroCalled = true;
            allows = true;
        }
    }

    void nozzle(Command c) {
        double celsius = wanted(c);
        everHeated |= celsius > 0;
        if (celsius > temperatures.nozzle().max()) {
            findings.add(
                    Rule.NOZZLE_TOO_HOT,
                    c.line(),
                    c.column(),
                    "",
                    celsius,
                    temperatures.nozzle().max());
        }
        changed();
    }

    void bed(Command c) {
        double celsius = wanted(c);
        if (celsius > temperatures.bed().max()) {
            findings.add(
                    Rule.BED_TOO_HOT,
                    c.line(),
                    c.column(),
                    "",
                    celsius,
                    temperatures.bed().max());
        }
    }

    /** A heater set by Klipper's named command. */
    void named(Command c) {
        double celsius = c.parameterNumber("TARGET");
        String heater = c.parameter("HEATER");
        boolean nozzle = heater == null || !heater.contains("bed");
        double most = nozzle ? temperatures.nozzle().max() : temperatures.bed().max();
        everHeated |= nozzle && celsius > 0;
        if (celsius > most) {
            findings.add(nozzle ? Rule.NOZZLE_TOO_HOT : Rule.BED_TOO_HOT, c.line(), c.column(), "", celsius, most);
        }
        changed();
    }

    private static double wanted(Command c) {
        return Math.max(c.value('S', 0), c.value('R', 0));
    }

    void extrudedCold(Command c) {
        if (everHeated) {
            findings.add(
                    Rule.COLD_EXTRUSION,
                    c.line(),
                    c.column(),
                    "",
                    state.nozzle(state.tool()),
                    temperatures.extrusion());
        } else {
            findings.add(Rule.NEVER_HEATED, c.line(), c.column(), "");
        }
    }

    void finish() {
        if (macroCalled) {
            return;
        }
        for (int tool = 0; tool < MachineState.MAX_TOOLS; tool++) {
            if (state.nozzle(tool) > 0) {
                findings.add(Rule.HEATER_LEFT_ON, 0, 0, "nozzle", state.nozzle(tool));
            }
        }
        if (state.bed() > 0) {
            findings.add(Rule.HEATER_LEFT_ON, 0, 0, "bed", state.bed());
        }
        if (state.fan() && !scene.laser()) {
            findings.add(Rule.FAN_LEFT_ON, 0, 0, "");
        }
    }
}
