package org.etabli.lab.reservation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** Multiples of a step on the clock on the wall, counted from midnight. */
record Grid(Duration step, ZoneId zone) {

    /** By how much clocks change. */
    private static final Duration CHANGE = Duration.ofHours(1);

    boolean fits(Instant instant) {
        return floor(instant).equals(instant);
    }

    /** The last multiple at or before the instant. */
    Instant floor(Instant instant) {
        ZonedDateTime at = instant.atZone(zone);
        LocalDateTime midnight = at.toLocalDate().atStartOfDay();
        long seconds = ChronoUnit.SECONDS.between(midnight, at.toLocalDateTime());
        LocalDateTime floor = midnight.plusSeconds(seconds / step.toSeconds() * step.toSeconds());
        // In an hour that comes twice the offset says which of the two is meant.
        Instant found = ZonedDateTime.ofLocal(floor, zone, at.getOffset()).toInstant();
        // A multiple inside the hour that is skipped does not come that night: the one before it counts.
        return found.isAfter(instant) ? floor(instant.minus(CHANGE)) : found;
    }

    /** The first multiple at or after the instant. */
    Instant ceil(Instant instant) {
        if (fits(instant)) {
            return instant;
        }
        Instant found = floor(instant.plus(step));
        return found.isBefore(instant) ? floor(instant.plus(step).plus(CHANGE)) : found;
    }
}
