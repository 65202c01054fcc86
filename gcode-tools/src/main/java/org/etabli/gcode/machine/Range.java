package org.etabli.gcode.machine;

/** From {@code min} to {@code max}, both included. */
public record Range(double min, double max) {

    public Range {
        if (!(min <= max)) {
            throw new IllegalArgumentException("a range goes from the smaller to the larger: " + min + ", " + max);
        }
    }

    public boolean contains(double value) {
        return value >= min && value <= max;
    }
}
