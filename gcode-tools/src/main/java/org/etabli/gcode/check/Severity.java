package org.etabli.gcode.check;

/** How grave a finding is. An error keeps the file off the machine. */
public enum Severity {
    ERROR,
    WARNING,
    INFO
}
