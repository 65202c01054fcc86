package org.etabli.controller.sim;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/** A clock that runs faster than life, for a demonstration whose prints take minutes instead of hours. */
public final class ScaledClock extends Clock {

    private final Instant start;
    private final long startNanos;
    private final LongSupplier nanos;
    private final double scale;
    private final ZoneId zone;

    /** @param nanos the steady source of time, such as {@code System::nanoTime} */
    public ScaledClock(Clock base, LongSupplier nanos, double scale) {
        this(base.instant(), nanos.getAsLong(), nanos, scale, base.getZone());
    }

    private ScaledClock(Instant start, long startNanos, LongSupplier nanos, double scale, ZoneId zone) {
        this.start = start;
        this.startNanos = startNanos;
        this.nanos = nanos;
        this.scale = scale;
        this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new ScaledClock(start, startNanos, nanos, scale, other);
    }

    @Override
    public Instant instant() {
        return start.plusNanos((long) ((nanos.getAsLong() - startNanos) * scale));
    }
}
