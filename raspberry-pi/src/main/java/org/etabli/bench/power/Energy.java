package org.etabli.bench.power;

import org.jspecify.annotations.Nullable;

/** What a session has drawn, from a meter that may be reset or fall silent in between. Safe for several threads. */
public final class Energy {

    /** What the record says where nothing measures. */
    public static final double UNKNOWN = -1;

    private Meter.@Nullable Reading last;
    private double sinceOpened;

    public synchronized void read(Meter.Reading reading) {
        if (last != null && reading.wattHours() >= last.wattHours()) {
            sinceOpened += reading.wattHours() - last.wattHours();
        } else if (last != null) {
            sinceOpened += Math.max(0, reading.wattHours());
        }
        last = reading;
    }

    public synchronized void begin() {
        sinceOpened = 0;
    }

    /** Momentary power in W, {@link #UNKNOWN} where nothing measures it. */
    public synchronized double watts() {
        return last == null ? UNKNOWN : last.watts();
    }

    /** Energy since the session opened in Wh, {@link #UNKNOWN} where nothing measures it. */
    public synchronized double wattHours() {
        return last == null ? UNKNOWN : sinceOpened;
    }
}
