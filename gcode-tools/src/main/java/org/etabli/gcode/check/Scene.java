package org.etabli.gcode.check;

import org.etabli.gcode.interpret.MachineState;
import org.etabli.gcode.machine.Firmware;
import org.etabli.gcode.machine.MachineKind;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.slicer.SlicerNotes;

/** What every group of rules looks at. */
record Scene(MachineProfile profile, MachineState state, SlicerNotes notes, Findings findings) {

    boolean laser() {
        return profile.kind() == MachineKind.LASER;
    }

    boolean grbl() {
        return profile.firmware() == Firmware.GRBL;
    }
}
