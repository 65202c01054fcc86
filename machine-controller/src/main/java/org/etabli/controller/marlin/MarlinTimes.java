package org.etabli.controller.marlin;

/** How long a sender waits for what; all ns. Each is bounded so that silence is always noticed and said. */
final class MarlinTimes {

    private static final long MS = 1_000_000L;
    private static final long SECOND = 1000 * MS;

    /** A board that was reset by the opened port greets within this, or it was not reset. */
    static final long FIRST_SILENCE = 300 * MS;

    /** A board that talks without pause, as one that reports every quarter second, is not waited for longer. */
    static final long FIRST_SILENCE_BY = 4 * SECOND;

    /** Bootloader, then a large firmware's start-up with a slow display. */
    static final long HANDSHAKE = 30 * SECOND;

    /** Each time twice as long. */
    static final long HANDSHAKE_RETRY = 2 * SECOND;

    /** An {@code ok} to M115 and no name: whoever answers so will not say more. */
    static final long NAMELESS = 5 * SECOND;

    /** After a refused line: what was on its way has arrived and was answered within this. */
    static final long SETTLE = 60 * MS;

    /** A board that never stops talking is not waited for longer. */
    static final long SETTLE_AT_MOST = 500 * MS;

    /** Marlin says {@code busy:} every two seconds; more than twice that is a lost answer. */
    static final long PATIENCE = 5 * SECOND;

    /** After noise on the way back, an answer that is still missing is asked about. */
    static final long GARBLED_PATIENCE = 150 * MS;

    /** Where noise was seen lately a lost answer is likelier than a slow one; still longer than {@code busy:} takes. */
    static final long NOISY_PATIENCE = 2500 * MS;

    static final long NOISE_LASTS = 20 * SECOND;

    /** Several questions unanswered: the machine is stuck. */
    static final long STALL = 30 * SECOND;

    /** Firmwares that never say {@code busy:} are given the time of a long move. */
    static final long STALL_WITHOUT_KEEP_ALIVE = 180 * SECOND;

    /** And of heating, homing or levelling. */
    static final long STALL_WHILE_BLOCKED = 1200 * SECOND;

    /** Temperatures are asked for this often where they do not come by themselves. */
    static final long POLL = 4 * SECOND;

    /** A stop that takes longer, without a sign that anything is being worked off, is made an emergency stop. */
    static final long CANCEL = 60 * SECOND;

    /** Levelling a large bed, the slowest moves a planner holds: all that can be under way at a cancel. */
    static final long CANCEL_AT_MOST = 600 * SECOND;

    private MarlinTimes() {}
}
