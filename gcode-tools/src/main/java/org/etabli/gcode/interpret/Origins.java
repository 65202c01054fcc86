package org.etabli.gcode.interpret;

import org.etabli.gcode.machine.Range;
import org.etabli.gcode.machine.Volume;
import org.etabli.gcode.read.Command;

/** Where positions are counted from: G28 finds the machine's own origins, G92 gives the present place a name. */
final class Origins {

    private static final int AXIS_WORDS = Command.letters("XYZE");

    private final double homeX;
    private final double homeY;
    private final double homeZ;
    private final boolean keepsOffsets;

    /** @param keepsOffsets whether G28 leaves the program's coordinates as they are, as GRBL does */
    Origins(Volume volume, boolean keepsOffsets) {
        this.keepsOffsets = keepsOffsets;
        homeX = nearestToZero(volume.x());
        homeY = nearestToZero(volume.y());
        homeZ = nearestToZero(volume.z());
    }

    private static double nearestToZero(Range range) {
        return Math.clamp(0.0, range.min(), range.max());
    }

    /** G28: the axes named, or all, stand at home; printers count from there. */
    void take(MachineState s, Command c) {
        boolean all = !c.mentions('X') && !c.mentions('Y') && !c.mentions('Z');
        if (all || c.mentions('X')) {
            s.x = homeX;
            s.offsetX = keepsOffsets ? s.offsetX : 0;
            s.homedX = true;
        }
        if (all || c.mentions('Y')) {
            s.y = homeY;
            s.offsetY = keepsOffsets ? s.offsetY : 0;
            s.homedY = true;
        }
        if (all || c.mentions('Z')) {
            s.z = homeZ;
            s.offsetZ = keepsOffsets ? s.offsetZ : 0;
            s.homedZ = true;
        }
    }

    /** G92: what is here is from now on called so, 0 where no axis is named; the machine does not move. */
    void call(MachineState s, Command c) {
        boolean all = !c.hasAny(AXIS_WORDS);
        if (all || c.has('X')) {
            s.offsetX = s.x - c.value('X', 0) * s.unit;
        }
        if (all || c.has('Y')) {
            s.offsetY = s.y - c.value('Y', 0) * s.unit;
        }
        if (all || c.has('Z')) {
            s.offsetZ = s.z - c.value('Z', 0) * s.unit;
        }
        if (all || c.has('E')) {
            s.offsetE = s.e - c.value('E', 0) * s.unit * s.extrudeFactor;
        }
    }
}
