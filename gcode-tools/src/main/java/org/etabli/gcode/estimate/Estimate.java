package org.etabli.gcode.estimate;

import java.util.List;
import java.util.Map;
import org.etabli.gcode.slicer.Claims;
import org.etabli.gcode.slicer.Feature;

/**
 * What a file will take and use on one machine. Seconds, mm, g, € and Wh.
 *
 * @param bytes of the file as plain text
 * @param commands lines a sender sends
 * @param motionSeconds acceleration, cruise and deceleration of every move
 * @param dwellSeconds G4
 * @param heatingSeconds waits for heaters, by a simple thermal model
 * @param otherSeconds homing, levelling and tool changes, as the profile states them
 * @param bounds where the head is while it extrudes, cuts or, where it does neither, moves
 * @param layerSeconds motion by layer; at most {@link Estimator#MOST_LAYERS}, the last takes the rest
 */
public record Estimate(
        long bytes,
        int lines,
        long commands,
        double motionSeconds,
        double dwellSeconds,
        double heatingSeconds,
        double otherSeconds,
        int layers,
        Bounds bounds,
        List<FilamentUse> filament,
        double laserOnSeconds,
        double energyWh,
        Claims slicer,
        Map<Feature, FeatureUse> byFeature,
        double[] layerSeconds,
        Timetable timetable,
        Progress progress,
        Uncertainty uncertainty) {

    /** All of it. */
    public double seconds() {
        return motionSeconds + dwellSeconds + heatingSeconds + otherSeconds;
    }

    /** Net filament of all tools, g. */
    public double grams() {
        return filament.stream().mapToDouble(FilamentUse::grams).sum();
    }

    /**
     * Filament of one tool.
     *
     * @param mm net: the sum of all E words
     * @param grossMm all that was ever pushed forward, retracted filament counted again
     * @param mm3 of the net length; so are grams and cost
     */
    public record FilamentUse(int tool, double mm, double grossMm, double mm3, double grams, double cost) {}

    /** Time and filament of one feature. */
    public record FeatureUse(double seconds, double mm) {}

    /**
     * What the file makes the machine show while it runs (M73).
     *
     * @param marks how often it says what is left
     * @param claimedSeconds what the first says is left; NaN where there is none
     * @param worstSeconds farthest from this estimate's own, positive where it says too much; NaN where there is none
     */
    public record Progress(int marks, double claimedSeconds, double worstSeconds) {}

    /** A box in mm of machine coordinates; NaN where nothing moved. */
    public record Bounds(double minX, double maxX, double minY, double maxY, double minZ, double maxZ) {}
}
