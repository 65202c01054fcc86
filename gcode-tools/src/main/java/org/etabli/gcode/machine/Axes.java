package org.etabli.gcode.machine;

/** One number per axis; infinite where the machine states no limit. */
public record Axes(double x, double y, double z, double e) {

    public static final Axes UNLIMITED = new Axes(
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
}
