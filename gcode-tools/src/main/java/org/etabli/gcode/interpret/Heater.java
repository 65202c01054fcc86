package org.etabli.gcode.interpret;

/** What can be heated. */
public enum Heater {
    NOZZLE,
    BED,
    CHAMBER
}
