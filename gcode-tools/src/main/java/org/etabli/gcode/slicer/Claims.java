package org.etabli.gcode.slicer;

import org.jspecify.annotations.Nullable;

/**
 * What the slicer says of itself and of its file.
 *
 * @param name null where no slicer signed the file
 * @param seconds its estimate of the print; NaN where it makes none
 * @param filamentMm its estimate of the filament; NaN where it makes none
 * @param filamentGrams likewise
 * @param layers how many it says there are; 0 where it does not
 * @param nozzleDiameter mm; NaN where it does not say
 * @param material filament type, such as PLA; {@code ""} where it does not say
 */
public record Claims(
        @Nullable String name,
        @Nullable String version,
        double seconds,
        double filamentMm,
        double filamentGrams,
        int layers,
        double nozzleDiameter,
        String material) {}
