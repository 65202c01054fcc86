package org.etabli.controller.link;

/**
 * How a serial port is opened.
 *
 * @param baud bits per second; 8 data bits, no parity, one stop bit, as every firmware of both families
 * @param resetOnOpen whether DTR is toggled so that an Arduino-like board reboots; false leaves a running firmware alone
 *     where the adapter and the driver allow it
 */
public record SerialSettings(int baud, boolean resetOnOpen) {

    /** The fastest rate an 8-bit board offers; a wrong profile should not ask for more. */
    public static final int HIGHEST_BAUD = 1_000_000;

    public static final int LOWEST_BAUD = 1200;

    public SerialSettings {
        if (baud < LOWEST_BAUD || baud > HIGHEST_BAUD) {
            throw new IllegalArgumentException(
                    "link.baud: " + baud + " is outside " + LOWEST_BAUD + " to " + HIGHEST_BAUD);
        }
    }
}
