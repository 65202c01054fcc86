package org.etabli.bench.host;

import java.io.IOException;
import java.util.function.LongSupplier;
import org.etabli.controller.sim.GrblTraits;
import org.etabli.controller.sim.MarlinTraits;
import org.etabli.controller.sim.SimulatedFirmware;
import org.etabli.controller.sim.SimulatedGrbl;
import org.etabli.controller.sim.SimulatedMachine;
import org.etabli.controller.sim.SimulatedMarlin;
import org.etabli.gcode.machine.MachineProfile;

/** A machine that exists only in this computer, behind a real terminal, without power until its relay closes. */
public final class SimulatedBoard {

    private SimulatedBoard() {}

    /** @param speed how many of the machine's seconds pass in one of ours */
    public static SimulatedMachine of(MachineProfile profile, double speed, LongSupplier nanos) throws IOException {
        SimulatedFirmware firmware =
                switch (profile.firmware()) {
                    case GRBL -> new SimulatedGrbl(profile, GrblTraits.usual());
                    case MARLIN, KLIPPER ->
                        new SimulatedMarlin(profile, MarlinTraits.usual().named(profile.name()));
                };
        SimulatedMachine machine =
                SimulatedMachine.onPty(firmware, SimulatedMachine.Settings.PLAIN.faster(speed), nanos);
        machine.power(false);
        return machine;
    }
}
