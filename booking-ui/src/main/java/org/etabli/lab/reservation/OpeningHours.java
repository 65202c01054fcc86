package org.etabli.lab.reservation;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * When a lab is open in a week: for each day, the stretches from one minute of the day to another. A stretch that ends
 * at midnight and one that begins there are one.
 */
public record OpeningHours(Map<DayOfWeek, List<Stretch>> week) {

    static final int DAY = 24 * 60;

    /** Around the clock. */
    public static final OpeningHours ALWAYS = everyDay(new Stretch(0, DAY));

    public OpeningHours {
        Map<DayOfWeek, List<Stretch>> whole = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            whole.put(day, List.copyOf(week.getOrDefault(day, List.of())));
        }
        week = Map.copyOf(whole);
    }

    /** Minutes since midnight on the clock on the wall, the end not included; 1440 is the next midnight. */
    public record Stretch(int opens, int closes) {

        public Stretch {
            if (opens < 0 || opens >= closes || closes > DAY) {
                throw new IllegalArgumentException("from " + opens + " to " + closes + " minutes is not within a day");
            }
        }
    }

    static OpeningHours everyDay(Stretch stretch) {
        Map<DayOfWeek, List<Stretch>> week = new EnumMap<>(DayOfWeek.class);
        Arrays.stream(DayOfWeek.values()).forEach(day -> week.put(day, List.of(stretch)));
        return new OpeningHours(week);
    }

    public boolean isAlways() {
        return equals(ALWAYS);
    }

    /** The stretches of one date as instants. */
    public List<TimeSlot> on(LocalDate date, ZoneId zone) {
        List<TimeSlot> open = new ArrayList<>();
        for (Stretch stretch : week.getOrDefault(date.getDayOfWeek(), List.of())) {
            Instant from = instant(date, stretch.opens(), zone, false);
            Instant until = instant(date, stretch.closes(), zone, true);
            // A stretch inside the hour that the clocks skip does not happen that night.
            if (from.isBefore(until)) {
                open.add(new TimeSlot(from, until));
            }
        }
        return open;
    }

    /** When it is open around a span, by start; stretches that touch are joined, also across midnight. */
    public List<TimeSlot> during(TimeSlot span, ZoneId zone) {
        LocalDate first = span.start().atZone(zone).toLocalDate().minusDays(1);
        LocalDate last = span.end().atZone(zone).toLocalDate().plusDays(1);
        List<TimeSlot> joined = new ArrayList<>();
        first.datesUntil(last.plusDays(1))
                .flatMap(date -> on(date, zone).stream())
                .sorted(java.util.Comparator.comparing(TimeSlot::start))
                .forEach(next -> {
                    if (!joined.isEmpty()
                            && !next.start().isAfter(joined.getLast().end())) {
                        TimeSlot before = joined.removeLast();
                        Instant end = before.end().isAfter(next.end()) ? before.end() : next.end();
                        joined.add(new TimeSlot(before.start(), end));
                    } else {
                        joined.add(next);
                    }
                });
        return joined.stream().filter(span::overlaps).toList();
    }

    /** When it is closed within a span, by start. */
    public List<TimeSlot> closed(TimeSlot span, ZoneId zone) {
        List<TimeSlot> closed = new ArrayList<>();
        Instant from = span.start();
        for (TimeSlot open : during(span, zone)) {
            if (from.isBefore(open.start())) {
                closed.add(new TimeSlot(from, open.start()));
            }
            from = open.end();
        }
        if (from.isBefore(span.end())) {
            closed.add(new TimeSlot(from, span.end()));
        }
        return List.copyOf(closed);
    }

    /** Whether it is open all the time from the slot's start to its end. */
    public boolean cover(TimeSlot slot, ZoneId zone) {
        return during(slot, zone).stream()
                .anyMatch(open ->
                        !open.start().isAfter(slot.start()) && !open.end().isBefore(slot.end()));
    }

    /** Whether it is open at an instant. */
    public boolean at(Instant instant, ZoneId zone) {
        return cover(new TimeSlot(instant, instant.plusNanos(1)), zone);
    }

    /** An hour that comes twice opens at its first and closes at its second; one that is skipped is where it is skipped. */
    private static Instant instant(LocalDate date, int minute, ZoneId zone, boolean closing) {
        LocalDateTime local = minute == DAY
                ? date.plusDays(1).atStartOfDay()
                : date.atStartOfDay().plusMinutes(minute);
        ZoneOffsetTransition transition = zone.getRules().getTransition(local);
        if (transition != null && transition.isGap()) {
            return transition.getInstant();
        }
        ZonedDateTime zoned = local.atZone(zone);
        return (closing ? zoned.withLaterOffsetAtOverlap() : zoned.withEarlierOffsetAtOverlap()).toInstant();
    }
}
