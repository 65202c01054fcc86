package org.etabli.gcode.machine;

/** The serial line: baud, and bytes the firmware's receive buffer holds. */
public record Link(int baud, int rxBuffer) {}
