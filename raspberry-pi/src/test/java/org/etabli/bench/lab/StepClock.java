package org.etabli.bench.lab;

import java.time.Duration;
import java.time.Instant;
import org.etabli.bench.clock.BenchClock;
import org.etabli.bench.clock.Now;

/** A clock that a test moves. */
public final class StepClock implements BenchClock {

    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private Duration uptime = Duration.ZERO;
    private Instant wall = START;
    private boolean trusted = true;

    @Override
    public synchronized Now now() {
        return new Now(uptime, wall, trusted);
    }

    public synchronized StepClock advance(Duration by) {
        uptime = uptime.plus(by);
        wall = wall.plus(by);
        return this;
    }

    /** Somebody set the wall clock. */
    public synchronized StepClock jump(Duration by) {
        wall = wall.plus(by);
        return this;
    }

    public synchronized StepClock trusted(boolean value) {
        trusted = value;
        return this;
    }
}
