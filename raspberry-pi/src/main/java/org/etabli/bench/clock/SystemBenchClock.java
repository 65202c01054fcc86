package org.etabli.bench.clock;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongSupplier;

/** The computer's own clocks. */
public final class SystemBenchClock implements BenchClock {

    private final Clock wall;
    private final LongSupplier nanos;
    private final long start;
    private final ClockTrust trust;

    public SystemBenchClock(Clock wall, LongSupplier nanos, java.time.Instant floor, boolean keptThroughPowerLoss) {
        this.wall = wall;
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.trust = new ClockTrust(floor, keptThroughPowerLoss, Duration.ZERO, wall.instant());
    }

    @Override
    public Now now() {
        Duration uptime = Duration.ofNanos(nanos.getAsLong() - start);
        java.time.Instant instant = wall.instant();
        return new Now(uptime, instant, trust.look(uptime, instant));
    }

    public ClockTrust trust() {
        return trust;
    }
}
