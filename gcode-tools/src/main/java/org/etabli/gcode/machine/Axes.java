package org.etabli.gcode.machine;

/** One number per axis; infinite where the machine states no limit. */
public record Axes(double x, double y, double z, double e) {

    public static final Axes UNLIMITED = new Axes(
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** X and Y times a factor; Z and the extruder as they are. */
    public Axes scaledXy(double factor) {
        return new Axes(x * factor, y * factor, z, e);
    }
}
