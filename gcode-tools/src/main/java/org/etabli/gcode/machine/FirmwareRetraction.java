package org.etabli.gcode.machine;

/** What G10 and G11 do: length in mm, speeds in mm/s, {@code extra} mm more on the way back. */
public record FirmwareRetraction(double length, double speed, double unretractSpeed, double extra) {}
