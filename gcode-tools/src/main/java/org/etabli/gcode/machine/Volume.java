package org.etabli.gcode.machine;

/** Where the head may be, in mm of machine coordinates. */
public record Volume(Range x, Range y, Range z) {}
