package org.etabli.gcode.read;

import java.io.IOException;

/** A file that is damaged, or not what it claims to be; the message says where. */
public final class FormatException extends IOException {

    private static final long serialVersionUID = 1;

    public FormatException(String message) {
        super(message);
    }
}
