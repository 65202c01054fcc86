package org.etabli.gcode.machine;

/** Whose rules a command is read by. */
public enum Firmware {
    MARLIN,
    KLIPPER,
    GRBL
}
