package org.etabli.controller.sim;

import org.etabli.controller.sim.MarlinTraits.Feature;

/** What a simulated Marlin says without being asked: that it is busy, and how warm it is. */
final class MarlinReports {

    private static final long SECOND = 1_000_000_000L;
    private static final long LONGEST_INTERVAL = 60;

    private final SimulatedMarlin board;
    private final MarlinTraits traits;
    private final MarlinMachine machine;
    private long keepAliveEvery;
    private long keepAliveAt;
    private long autoEvery;
    private long autoAt = Long.MAX_VALUE;
    private long heatAt = Long.MAX_VALUE;

    MarlinReports(SimulatedMarlin board, MarlinTraits traits, MarlinMachine machine) {
        this.board = board;
        this.traits = traits;
        this.machine = machine;
    }

    /** @param nanos how often {@code busy:} is said, 0 for never */
    void keepAlive(long nanos) {
        keepAliveEvery = nanos;
    }

    /** M155. */
    void auto(long seconds) {
        autoEvery = Math.clamp(seconds, 0, LONGEST_INTERVAL) * SECOND;
        autoAt = seconds > 0 ? board.now() + autoEvery : Long.MAX_VALUE;
    }

    /**
     * A command begins, or is over.
     *
     * @param heats whether temperatures are told every second meanwhile
     */
    void begin(boolean heats) {
        keepAliveAt = board.now() + keepAliveEvery;
        heatAt = heats ? board.now() + SECOND : Long.MAX_VALUE;
    }

    /** Says what is due. */
    void say(boolean working, boolean forPerson) {
        long now = board.now();
        if (traits.has(Feature.KEEP_ALIVE) && working && now >= keepAliveAt && keepAliveEvery > 0) {
            keepAliveAt = now + keepAliveEvery;
            board.emit(forPerson ? "echo:busy: paused for user" : "echo:busy: processing");
        }
        if (now >= heatAt) {
            heatAt = now + SECOND;
            board.emit(" " + machine.temperatures() + " W:?");
        }
        if (now >= autoAt) {
            autoAt = now + autoEvery;
            board.emit(" " + machine.temperatures());
        }
    }

    long autoAt() {
        return autoAt;
    }

    /** When something is due while a command is under way. */
    long wakeAt() {
        return traits.has(Feature.KEEP_ALIVE) && keepAliveEvery > 0 ? Math.min(heatAt, keepAliveAt) : heatAt;
    }

    void forget() {
        autoAt = heatAt = Long.MAX_VALUE;
    }
}
