package org.etabli.gcode.machine;

/** What a machine does to its material. */
public enum MachineKind {
    /** Melts filament, layer by layer. */
    FFF,
    /** Cuts and engraves with light. */
    LASER
}
