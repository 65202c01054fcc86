package org.etabli.bench.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * One moment by both clocks.
 *
 * @param uptime since the bench started; only ever grows
 * @param wall as people read it
 * @param trusted false while the wall clock is known, or suspected, to be wrong
 */
public record Now(Duration uptime, Instant wall, boolean trusted) {

    /** The uptime at which the wall clock will show an instant, if nothing moves it. */
    public Duration uptimeAt(Instant instant) {
        return uptime.plus(Duration.between(wall, instant));
    }
}
