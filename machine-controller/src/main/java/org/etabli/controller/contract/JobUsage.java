package org.etabli.controller.contract;

import java.util.List;

/**
 * What the acknowledged lines of a job really used.
 *
 * @param printingSeconds in motion or dwell by the machine's time
 * @param heatingSeconds waiting for a temperature
 * @param pausedSeconds paused
 * @param laserOnSeconds with the beam on
 */
public record JobUsage(
        double printingSeconds,
        double heatingSeconds,
        double pausedSeconds,
        double laserOnSeconds,
        List<Filament> filament) {

    public JobUsage {
        filament = List.copyOf(filament);
    }

    public static JobUsage none() {
        return new JobUsage(0, 0, 0, 0, List.of());
    }

    public double grams() {
        return filament.stream().mapToDouble(Filament::grams).sum();
    }

    /** Filament pushed through one tool, net of retractions, in mm, mm³ and g. */
    public record Filament(int tool, double mm, double mm3, double grams) {}
}
