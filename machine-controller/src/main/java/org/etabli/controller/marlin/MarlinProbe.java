package org.etabli.controller.marlin;

/** Asks what became of the lines under way when their answer is missing, in ways that have only one answer. */
final class MarlinProbe {

    private static final byte[] NEW_LINE = {'\n'};

    private final MarlinWire wire;
    private final NumberedLines lines;
    private long progressAt;
    private long probeAt = Long.MAX_VALUE;
    private long noisyUntil = Long.MIN_VALUE;
    private int probes;

    MarlinProbe(MarlinWire wire) {
        this.wire = wire;
        this.lines = wire.lines();
    }

    /** A new beginning: nothing is under way. */
    void restart(long now) {
        progressAt = now;
        probeAt = Long.MAX_VALUE;
    }

    /** The link came back: whatever was half sent is ended, so that its refusal does not cut a question in two. */
    void reopened(long now) {
        progressAt = now;
        wire.send(NEW_LINE);
        probes = 0;
        noisy(now);
    }

    /** The machine gets on with it. */
    void progress(long now) {
        progressAt = now;
        probes = 0;
        schedule(now);
    }

    void schedule(long now) {
        probeAt = lines.nothingInFlight() ? Long.MAX_VALUE : progressAt + patience(now);
    }

    /** Noise was seen: a missing answer is sooner asked about for a while. */
    void noisy(long now) {
        noisyUntil = now + MarlinTimes.NOISE_LASTS;
    }

    /** An answer was garbled: if it is the one awaited, that is soon known. */
    void soon(long now) {
        if (!lines.nothingInFlight()) {
            probeAt = Math.min(probeAt, now + MarlinTimes.GARBLED_PATIENCE);
        }
    }

    private long patience(long now) {
        return now < noisyUntil ? MarlinTimes.NOISY_PATIENCE : MarlinTimes.PATIENCE;
    }

    /** Whether something was asked since the machine last got on. */
    boolean asked() {
        return probes > 0;
    }

    long nextTimer() {
        return probeAt;
    }

    boolean isDue(long now) {
        if (now >= probeAt && lines.nothingInFlight()) {
            probeAt = Long.MAX_VALUE;
        }
        return now >= probeAt;
    }

    /** Since when nothing moved on, ns. */
    long silence(long now) {
        return now - progressAt;
    }

    void ask(long now) {
        probes++;
        lines.doubt();
        probeAt = now + patience(now);
        if (lines.nothingInFlight()) {
            wire.send(lines.mustRepeat() ? lines.sendAgain() : lines.send(Outgoing.fence()));
            return;
        }
        // The line end may be what was lost.
        wire.send(NEW_LINE);
        boolean fenceHelps = !lines.mustRepeat() && !lines.fenceInFlight();
        if (probes == 1 && fenceHelps) {
            wire.send(lines.send(Outgoing.fence()));
        } else if (probes % 2 == 0 || probes == 1) {
            wire.send(lines.outOfTurn());
        } else {
            wire.send(lines.repeatLast());
        }
    }
}
