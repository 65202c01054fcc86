package org.etabli.controller.link;

import java.io.IOException;

/** The wire failed: the port is missing, taken, unplugged or closed by the other end. */
public final class LinkException extends IOException {

    public LinkException(String message) {
        super(message);
    }

    public LinkException(String message, Throwable cause) {
        super(message, cause);
    }
}
