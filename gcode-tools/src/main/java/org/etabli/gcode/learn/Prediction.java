package org.etabli.gcode.learn;

/** How long a job will take: the best guess, and between what the real time lies with {@link #CONFIDENCE}. */
public record Prediction(double seconds, double low, double high) {

    /** How often the real time lies between low and high. */
    public static final double CONFIDENCE = 0.9;
}
