package org.etabli.controller.grbl;

/** How long a sender waits for what; all ns. */
final class GrblTimes {

    private static final long MS = 1_000_000L;
    private static final long SECOND = 1000 * MS;

    /** A board that was reset by the opened port greets within this: the bootloader's time. */
    static final long GREETING = 1800 * MS;

    /** One that the port did not reset is asked sooner: a report request does no harm to one that boots. */
    static final long KNOCK = 300 * MS;

    /** A controller with a network of its own takes its time to boot. */
    static final long HANDSHAKE = 30 * SECOND;

    /** The work offset comes with every thirtieth report at the latest; a build that never tells it is not waited for. */
    static final long OFFSET = 4 * SECOND;

    static final long ANSWER = 2 * SECOND;

    /** Homing a large machine slowly. */
    static final long HOMING = 120 * SECOND;

    /** Reports five times a second: often enough to see a door, too seldom to slow the parser. */
    static final long POLL = 200 * MS;

    /** While stopping, the state is wanted sooner. */
    static final long POLL_STOPPING = 60 * MS;

    /** A real-time byte can vanish while the board writes its EEPROM: it is repeated until its state is seen. */
    static final long REPEAT = 500 * MS;

    /** No report for so long: the board is stuck, or gone. */
    static final long STALL = 5 * SECOND;

    /** Idle for so long with lines unanswered: an answer was lost. */
    static final long IDLE_UNANSWERED = 1200 * MS;

    /** A hold that is not even begun by then is not coming. */
    static final long BRAKING = 3 * SECOND;

    /** A fast and heavy machine with GRBL's own 10 mm/s² brakes for as long as that; its reports say that it does. */
    static final long BRAKING_AT_MOST = 30 * SECOND;

    /** The controller's clock may be slower than life where it is simulated: a dwell is given so many times its length. */
    static final int DWELL_SLACK = 4;

    private GrblTimes() {}
}
