package org.etabli.lab.reservation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The stretch of one day that a board shows: the opening hours, and as many whole hours more as what happens needs, up
 * to the small hours of the next day.
 */
public record Day(LocalDate date, ZoneId zone, TimeSlot shown) {

    /** A print that runs into the night is followed so far; then it is the next day's. */
    private static final Duration SMALL_HOURS = Duration.ofHours(5);

    public static Day of(
            LocalDate date, ZoneId zone, LocalTime opens, LocalTime closes, Collection<TimeSlot> happening) {
        TimeSlot whole = whole(date, zone);
        Instant from = date.atTime(opens).atZone(zone).toInstant();
        Instant until = date.atTime(closes).atZone(zone).toInstant();
        for (TimeSlot slot : happening) {
            if (slot.overlaps(whole)) {
                from = earlier(from, slot.start());
                until = later(until, slot.end());
            }
        }
        from = later(whole.start(), floorHour(from, zone));
        until = earlier(whole.end().plus(SMALL_HOURS), ceilHour(until, zone));
        return new Day(date, zone, new TimeSlot(from, until));
    }

    /** From midnight to midnight where the lab is: 23 or 25 hours when the clocks change. */
    public static TimeSlot whole(LocalDate date, ZoneId zone) {
        return new TimeSlot(
                date.atStartOfDay(zone).toInstant(),
                date.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** All that a board of the day has to ask for. */
    public static TimeSlot withSmallHours(LocalDate date, ZoneId zone) {
        TimeSlot whole = whole(date, zone);
        return new TimeSlot(whole.start(), whole.end().plus(SMALL_HOURS));
    }

    /** The full hours inside it. */
    public List<Instant> hours() {
        List<Instant> hours = new ArrayList<>();
        for (Instant at = ceilHour(shown.start(), zone); at.isBefore(shown.end()); at = at.plus(1, ChronoUnit.HOURS)) {
            hours.add(at);
        }
        return List.copyOf(hours);
    }

    /**
     * When somebody begins who names no hour: now where now is shown, otherwise as the lab opens, or as the machine does
     * when that is later. What happens at night makes a board grow, and is nobody's usual hour.
     */
    public Instant usualStart(Instant now, LocalTime opens, OpeningHours open) {
        if (shown.contains(now)) {
            return now;
        }
        Instant usual = date.atTime(opens).atZone(zone).toInstant();
        return open.during(new TimeSlot(usual, shown.end()), zone).stream()
                .findFirst()
                .map(stretch -> later(usual, stretch.start()))
                .orElse(usual);
    }

    /** Where an instant lies: 0 at the left edge, 1 at the right; cut off at the edges. */
    public double position(Instant instant) {
        double span = shown.length().toMillis();
        double at = instant.toEpochMilli() - shown.start().toEpochMilli();
        return Math.clamp(at / span, 0, 1);
    }

    /** The instant at a position from 0 to 1. */
    public Instant at(double position) {
        return shown.start().plusMillis(Math.round(position * shown.length().toMillis()));
    }

    private static Instant floorHour(Instant instant, ZoneId zone) {
        return instant.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
    }

    private static Instant ceilHour(Instant instant, ZoneId zone) {
        Instant floor = floorHour(instant, zone);
        return floor.equals(instant) ? floor : floor.plus(1, ChronoUnit.HOURS);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
