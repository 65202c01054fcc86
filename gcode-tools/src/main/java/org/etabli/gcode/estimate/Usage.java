package org.etabli.gcode.estimate;

import java.util.Map;

/**
 * What the commands acknowledged so far have used.
 *
 * @param printingSeconds motion that laid down filament or cut with light
 * @param plannedSeconds all that was planned: motion, dwell, heating and the rest
 * @param filamentMm net filament by tool
 * @param grams of all tools
 */
public record Usage(
        long commands,
        double printingSeconds,
        double plannedSeconds,
        double motionSeconds,
        double dwellSeconds,
        double heatingSeconds,
        Map<Integer, Double> filamentMm,
        double grams,
        double laserOnSeconds) {}
