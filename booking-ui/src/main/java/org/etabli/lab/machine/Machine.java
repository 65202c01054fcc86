package org.etabli.lab.machine;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.etabli.gcode.machine.MachineProfile;

/**
 * A machine of the lab.
 *
 * @param profile what it can do, for checks, estimates and streaming
 * @param bench the bench that powers it
 * @param hourlyCents what an hour of its time costs, in cents
 * @param condition whether it may be used
 */
public record Machine(
        MachineId id,
        String name,
        MachineProfile profile,
        String profileName,
        String bench,
        int hourlyCents,
        Condition condition) {

    /** What time and material on it cost, in cents, rounded once at the end. */
    public int priceCents(double seconds, double grams) {
        double time = hourlyCents * seconds / 3600;
        double material = profile.filament().costPerKg() * 100 * grams / 1000;
        return BigDecimal.valueOf(time + material)
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
    }
}
