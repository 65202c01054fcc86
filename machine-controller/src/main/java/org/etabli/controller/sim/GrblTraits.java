package org.etabli.controller.sim;

/**
 * What differs between boards of the GRBL family.
 *
 * @param greeting first line after a reset
 * @param version the {@code [VER:…]} of {@code $I}
 * @param rxBuffer bytes of the receive buffer
 * @param blocks moves the planner holds
 * @param commandNanos processor time of one line, ns
 * @param eepromNanos how long a settings write makes the board deaf, ns; 0 where it does not
 */
public record GrblTraits(
        String greeting, String version, int rxBuffer, int blocks, long commandNanos, long eepromNanos) {

    /** GRBL 1.1 on an ATmega328. */
    public static GrblTraits usual() {
        return new GrblTraits("Grbl 1.1h ['$' for help]", "1.1h.20190825:", 128, 15, 600_000, 20_000_000);
    }

    /** grblHAL on a 32-bit board: a larger buffer, settings written behind the stream's back. */
    public static GrblTraits hal() {
        return new GrblTraits("GrblHAL 1.1f ['$' or '$HELP' for help]", "1.1f.20240101:", 1024, 100, 50_000, 0);
    }
}
