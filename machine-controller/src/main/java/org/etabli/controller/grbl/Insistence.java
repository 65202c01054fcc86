package org.etabli.controller.grbl;

import org.jspecify.annotations.Nullable;

/** A real-time byte can vanish while the board writes its EEPROM: it is said again until its effect is seen. */
final class Insistence {

    private @Nullable RealTime word;
    private long every;
    private long nextAt = Long.MAX_VALUE;
    private int left;

    /** @param times how often it is said again at most */
    void begin(RealTime said, long now, long interval, int times) {
        word = said;
        every = interval;
        nextAt = now + interval;
        left = times;
    }

    void stop() {
        word = null;
        nextAt = Long.MAX_VALUE;
    }

    long nextAt() {
        return nextAt;
    }

    /** The byte to say again now, or null where none is due. */
    @Nullable
    RealTime due(long now) {
        if (now < nextAt || left == 0) {
            return null;
        }
        left--;
        nextAt = now + every;
        return word;
    }

    /** Said as often as is sensible, without effect. */
    boolean inVain(long now) {
        return now >= nextAt && left == 0;
    }
}
