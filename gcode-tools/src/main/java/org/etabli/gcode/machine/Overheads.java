package org.etabli.gcode.machine;

/**
 * Seconds a machine spends beside moving and heating.
 *
 * @param start once a job: what its own start and end take beyond the file
 * @param homing each time it takes its origins
 * @param toolChange each change of tool
 * @param levelling each time it probes its bed
 */
public record Overheads(double start, double homing, double toolChange, double levelling) {}
