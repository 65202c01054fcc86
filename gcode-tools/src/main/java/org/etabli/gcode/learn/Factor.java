package org.etabli.gcode.learn;

/**
 * Real time over estimated time, and between what that lies with {@link Prediction#CONFIDENCE}.
 *
 * @param jobs how many jobs show it
 */
public record Factor(double ratio, double low, double high, int jobs) {}
