package org.etabli.gcode.machine;

/** A machine profile that cannot be used; the message names the source, the line and the key. */
public final class ProfileException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ProfileException(String message) {
        super(message);
    }
}
