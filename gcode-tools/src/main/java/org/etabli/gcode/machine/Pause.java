package org.etabli.gcode.machine;

/**
 * Where the head waits during a pause and after a stop, and how warm.
 *
 * @param x machine coordinate, mm; NaN where the profile leaves it open, likewise {@code y}
 * @param lift how far the nozzle rises above the part, mm
 * @param retract filament pulled back first, mm
 * @param nozzle °C kept meanwhile; 0 keeps what the file asked for
 */
public record Pause(double x, double y, double lift, double retract, double nozzle) {

    /** Whether the profile names a place. */
    public boolean namesPlace() {
        return !Double.isNaN(x) && !Double.isNaN(y);
    }
}
