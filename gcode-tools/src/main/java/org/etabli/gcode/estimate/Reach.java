package org.etabli.gcode.estimate;

import org.etabli.gcode.estimate.Estimate.Bounds;

/** The box in which the head worked, mm. */
final class Reach {

    private double minX = Double.POSITIVE_INFINITY;
    private double maxX = Double.NEGATIVE_INFINITY;
    private double minY = Double.POSITIVE_INFINITY;
    private double maxY = Double.NEGATIVE_INFINITY;
    private double minZ = Double.POSITIVE_INFINITY;
    private double maxZ = Double.NEGATIVE_INFINITY;

    void worked(double x, double y, double z) {
        if (x < minX) {
            minX = x;
        }
        if (x > maxX) {
            maxX = x;
        }
        if (y < minY) {
            minY = y;
        }
        if (y > maxY) {
            maxY = y;
        }
        if (z < minZ) {
            minZ = z;
        }
        if (z > maxZ) {
            maxZ = z;
        }
    }

    /** NaN where nothing was worked. */
    Bounds bounds() {
        return minX > maxX
                ? new Bounds(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN)
                : new Bounds(minX, maxX, minY, maxY, minZ, maxZ);
    }
}
