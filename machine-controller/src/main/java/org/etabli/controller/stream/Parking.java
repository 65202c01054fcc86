package org.etabli.controller.stream;

import org.etabli.gcode.machine.MachineProfile;

/**
 * Where a printer's head waits during a pause and after a stop. Lengths in mm, speeds in mm/min.
 *
 * @param lift how far the nozzle rises above the part
 * @param highest the nozzle never rises above this
 * @param retract filament pulled back so that it does not ooze on the part
 */
public record Parking(double x, double y, double lift, double highest, double retract) {

    private static final double LIFT = 10;
    private static final double RETRACT = 2;
    private static final double FROM_EDGE = 5;

    /** Out of the way: over the left edge, at the back, so that a person reaches the part. */
    public static Parking of(MachineProfile profile) {
        return new Parking(
                profile.volume().x().min() + FROM_EDGE,
                profile.volume().y().max() - FROM_EDGE,
                LIFT,
                profile.volume().z().max(),
                RETRACT);
    }
}
