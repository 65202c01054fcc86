package org.etabli.bench.power;

/** A relay or a meter that does not do what it is told. */
public class PowerException extends Exception {

    public PowerException(String message) {
        super(message);
    }

    public PowerException(String message, Throwable cause) {
        super(message, cause);
    }
}
