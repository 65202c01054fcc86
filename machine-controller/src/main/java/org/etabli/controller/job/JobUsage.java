package org.etabli.controller.job;

import java.util.List;

/**
 * What the acknowledged commands really used. Seconds are the machine's own time, from the clock the job was given.
 *
 * @param printingSeconds running and not waiting for heat
 * @param heatingSeconds waiting for heat
 * @param pausedSeconds from the pause asked for to the file going on
 * @param filament by tool, net of retractions
 * @param laserOnSeconds light on the material, by the planner
 */
public record JobUsage(
        double printingSeconds,
        double heatingSeconds,
        double pausedSeconds,
        List<FilamentUsed> filament,
        double laserOnSeconds) {

    public static final JobUsage NOTHING = new JobUsage(0, 0, 0, List.of(), 0);

    public JobUsage {
        filament = List.copyOf(filament);
    }

    public double grams() {
        return filament.stream().mapToDouble(FilamentUsed::grams).sum();
    }

    /** Filament of one tool, mm and g. */
    public record FilamentUsed(int tool, double mm, double grams) {}
}
