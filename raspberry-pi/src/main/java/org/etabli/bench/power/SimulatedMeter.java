package org.etabli.bench.power;

import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** Integrates what a simulated machine draws, in that machine's own time. */
public final class SimulatedMeter implements Meter {

    private static final double NANOS_PER_HOUR = 3600e9;

    private final DoubleSupplier watts;
    private final LongSupplier nanos;
    private final double speed;
    private long last;
    private double wattHours;

    /** @param speed how many times faster than life the machine runs */
    public SimulatedMeter(DoubleSupplier watts, LongSupplier nanos, double speed) {
        this.watts = watts;
        this.nanos = nanos;
        this.speed = speed;
        this.last = nanos.getAsLong();
    }

    @Override
    public synchronized Reading read() {
        long now = nanos.getAsLong();
        double drawn = watts.getAsDouble();
        wattHours += drawn * (now - last) * speed / NANOS_PER_HOUR;
        last = now;
        return new Reading(drawn, wattHours);
    }

    @Override
    public void close() {}
}
