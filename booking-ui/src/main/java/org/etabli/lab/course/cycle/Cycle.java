package org.etabli.lab.course.cycle;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.etabli.lab.reservation.TimeSlot;

/**
 * A course's sessions: so many, one a week at the same hour of the lab's clocks, days off skipped.
 *
 * @param slots the sessions, first first
 * @param skipped the days that were off
 */
public record Cycle(List<TimeSlot> slots, List<Skipped> skipped) {

    /** What most courses are. */
    public static final int USUAL_SESSIONS = 6;

    public static final Duration USUAL_LENGTH = Duration.ofMinutes(90);
    /** A school year. */
    public static final int MOST_SESSIONS = 40;
    /** A lab closed for half a year has other troubles: a search that goes on longer is a mistake. */
    private static final int MOST_SKIPPED = 26;

    public record Skipped(LocalDate day, DaysOff.Off why) {}

    public Cycle {
        slots = List.copyOf(slots);
        skipped = List.copyOf(skipped);
    }

    /**
     * @param first the first session's day; when it is off, the cycle starts a week later
     * @param length as it is lived: an hour and a half stays so when clocks change in the middle
     */
    public static Cycle weekly(LocalDate first, LocalTime at, Duration length, int sessions, ZoneId zone, DaysOff off) {
        if (sessions < 1 || sessions > MOST_SESSIONS) {
            throw new IllegalArgumentException("a course has 1 to " + MOST_SESSIONS + " sessions, not " + sessions);
        }
        List<TimeSlot> slots = new ArrayList<>();
        List<Skipped> skipped = new ArrayList<>();
        LocalDate day = first;
        while (slots.size() < sessions) {
            LocalDate asked = day;
            off.off(asked)
                    .ifPresentOrElse(
                            why -> skipped.add(new Skipped(asked, why)),
                            () -> slots.add(TimeSlot.of(start(asked, at, zone), length)));
            if (skipped.size() > MOST_SKIPPED) {
                throw new IllegalArgumentException("every day asked from " + first + " on is off");
            }
            day = day.plusWeeks(1);
        }
        return new Cycle(slots, skipped);
    }

    /** The instant of a local time; one that spring's clock change leaves out is an hour later. */
    private static Instant start(LocalDate day, LocalTime at, ZoneId zone) {
        return day.atTime(at).atZone(zone).toInstant();
    }

    /** The first day, from one on, that is the same day of the week as a course's first session. */
    public static LocalDate sameWeekday(Instant firstSession, LocalDate from, ZoneId zone) {
        DayOfWeek weekday = firstSession.atZone(zone).getDayOfWeek();
        return from.with(TemporalAdjusters.nextOrSame(weekday));
    }
}
