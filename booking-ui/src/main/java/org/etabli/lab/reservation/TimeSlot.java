package org.etabli.lab.reservation;

import java.time.Duration;
import java.time.Instant;

/** A stretch of time, its start included and its end not; never empty. */
public record TimeSlot(Instant start, Instant end) {

    public TimeSlot {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("a slot ends after it starts, not " + start + " to " + end);
        }
    }

    public static TimeSlot of(Instant start, Duration length) {
        return new TimeSlot(start, start.plus(length));
    }

    public boolean overlaps(TimeSlot other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }

    public Duration length() {
        return Duration.between(start, end);
    }

    /** The slot with this much more before and after. */
    TimeSlot widened(Duration margin) {
        return margin.isZero() ? this : new TimeSlot(start.minus(margin), end.plus(margin));
    }

    /** How much of it lies in another. */
    Duration within(TimeSlot other) {
        return overlaps(other)
                ? Duration.between(
                        start.isAfter(other.start) ? start : other.start, end.isBefore(other.end) ? end : other.end)
                : Duration.ZERO;
    }
}
