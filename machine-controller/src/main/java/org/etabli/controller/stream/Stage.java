package org.etabli.controller.stream;

/** What a sender has come to, told once each time. */
public enum Stage {
    /** The machine answered as it should; the file's first command may go. */
    READY,
    /** The machine stands parked, or held, and everything sent was answered. */
    PAUSED,
    /** The machine holds by itself: its door, its filament sensor, a button. */
    HELD_BY_MACHINE,
    /** Back where it was; the file goes on. */
    RESUMED,
    /** The file is done and the machine said that it stands still. */
    FINISHED,
    /** Stopped on request; heaters or laser are off. */
    CANCELLED
}
