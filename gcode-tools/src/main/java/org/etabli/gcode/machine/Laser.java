package org.etabli.gcode.machine;

/** {@code S} at full power, and the electrical watts it then draws. */
public record Laser(double maxPower, double watts) {}
