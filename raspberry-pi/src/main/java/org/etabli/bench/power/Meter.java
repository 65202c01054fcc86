package org.etabli.bench.power;

/** Measures what a machine draws. */
public interface Meter extends AutoCloseable {

    /**
     * @throws PowerException when the meter does not answer; the last reading stands meanwhile
     */
    Reading read() throws PowerException;

    @Override
    void close();

    /**
     * @param watts now
     * @param wattHours since some moment in the past; only differences count, and a smaller one is a meter that was
     *     reset
     */
    record Reading(double watts, double wattHours) {}
}
