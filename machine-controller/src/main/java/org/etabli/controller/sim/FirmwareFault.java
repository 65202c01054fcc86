package org.etabli.controller.sim;

/** What can go wrong inside a board, on demand. Faults of the wire are in {@link WireFaults}. */
public enum FirmwareFault {
    /** The board restarts: greeting, position and heat targets gone. */
    RESET,
    /** Power dips below what the board needs, then returns: as a reset, and the buffers' last bytes are noise. */
    BROWN_OUT,
    /** The board answers nothing any more and does nothing: a stuck loop. */
    FREEZE,
    /** The next answer {@code ok} is not sent. */
    LOSE_OK,
    /** The next answer {@code ok} is sent twice. */
    DOUBLE_OK,
    /** The next answer {@code ok} comes two seconds late. */
    LATE_OK,
    /** Marlin's heater protection, GRBL's limit switch: the machine stops itself. */
    PROTECTION,
    /** The filament sensor on a printer, the door on a laser. */
    ATTENTION
}
