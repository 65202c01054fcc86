package org.etabli.gcode.slicer;

/** A picture the slicer put into the file: {@code PNG}, {@code JPG} or {@code QOI}, as it stands. */
public record Thumbnail(String format, int width, int height, byte[] bytes) {}
