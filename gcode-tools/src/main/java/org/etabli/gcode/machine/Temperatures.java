package org.etabli.gcode.machine;

/** What the heaters may be set to, in °C, and below what filament must not be pushed. */
public record Temperatures(Range nozzle, Range bed, double extrusion) {}
