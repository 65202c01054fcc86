package org.etabli.controller.stream;

import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.machine.Pause;

/**
 * Where a printer's head waits during a pause and after a stop. Lengths in mm, speeds in mm/min.
 *
 * @param lift how far the nozzle rises above the part
 * @param highest the nozzle never rises above this
 * @param standby °C the nozzle is kept at meanwhile; 0 keeps what the file asked for
 * @param retract filament pulled back so that it does not ooze on the part
 */
public record Parking(double x, double y, double lift, double highest, double retract, double standby) {

    private static final double FROM_EDGE = 5;

    /** Where the profile says; else out of the way: over the left edge, at the back, so that a person reaches the part. */
    public static Parking of(MachineProfile profile) {
        Pause pause = profile.pause();
        boolean named = pause.namesPlace();
        return new Parking(
                named ? pause.x() : profile.volume().x().min() + FROM_EDGE,
                named ? pause.y() : profile.volume().y().max() - FROM_EDGE,
                pause.lift(),
                profile.volume().z().max(),
                pause.retract(),
                pause.nozzle());
    }
}
