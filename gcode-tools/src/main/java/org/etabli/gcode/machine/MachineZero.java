package org.etabli.gcode.machine;

/** Where the machine's own zero, which G53 counts from, stands in the coordinates of its volume, mm; NaN: unknown. */
public record MachineZero(double x, double y, double z) {}
