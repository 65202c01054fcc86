package org.etabli.controller.contract;

/** A message that cannot be read; whoever receives one says so in its log and drops it. */
public class WireException extends Exception {

    public WireException(String message) {
        super(message);
    }

    public WireException(String message, Throwable cause) {
        super(message, cause);
    }
}
