package org.etabli.gcode.machine;

/** Seconds a machine spends beside moving and heating: homing, changing a tool, probing its bed. */
public record Overheads(double homing, double toolChange, double levelling) {}
