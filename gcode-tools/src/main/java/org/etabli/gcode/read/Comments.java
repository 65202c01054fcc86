package org.etabli.gcode.read;

/** Hears every comment of a file, where slicers write what they know. */
@FunctionalInterface
public interface Comments {

    Comments IGNORED = (bytes, from, to) -> {};

    /** One comment without its marks, at {@code bytes[from..to)}; valid only during the call. */
    void comment(byte[] bytes, int from, int to);
}
