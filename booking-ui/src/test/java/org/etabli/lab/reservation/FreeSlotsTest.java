package org.etabli.lab.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreeSlotsTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Grid GRID = new Grid(Duration.ofMinutes(15), PARIS);
    private static final TimeSlot WEEK = slot("2026-03-02T08:07", "2026-03-09T08:07");
    private static final OpeningHours DAYS = OpeningHoursText.read("mon-fri 09:00-20:00");

    @Test
    void theNearestLieJustBeforeAndJustAfterWhatIsTaken() {
        assertThat(found("2026-03-02T14:00", slot("2026-03-02T14:00", "2026-03-02T16:00")))
                .containsExactly(
                        slot("2026-03-02T13:00", "2026-03-02T14:00"),
                        slot("2026-03-02T12:00", "2026-03-02T13:00"),
                        slot("2026-03-02T16:00", "2026-03-02T17:00"));
    }

    @Test
    void noneBeginsAtNightOrEndsAfterClosing() {
        assertThat(found("2026-03-02T19:30", slot("2026-03-02T17:30", "2026-03-02T20:00")))
                .containsExactly(
                        slot("2026-03-02T16:30", "2026-03-02T17:30"),
                        slot("2026-03-02T15:30", "2026-03-02T16:30"),
                        slot("2026-03-02T14:30", "2026-03-02T15:30"));
    }

    @Test
    void aWholeDayTakenLeadsToTheDaysAround() {
        assertThat(found("2026-03-04T10:00", slot("2026-03-03T00:00", "2026-03-05T00:00")))
                .allSatisfy(slot -> assertThat(DAYS.cover(slot, PARIS)).isTrue())
                .first()
                .isEqualTo(slot("2026-03-05T09:00", "2026-03-05T10:00"));
    }

    @Test
    void aGapThatIsAMinuteTooShortIsNotOffered() {
        List<TimeSlot> found = new FreeSlots(
                        slot("2026-03-02T09:00", "2026-03-02T20:00"),
                        DAYS.during(WEEK, PARIS),
                        DAYS.during(WEEK, PARIS),
                        List.of(
                                slot("2026-03-02T09:59", "2026-03-02T12:00"),
                                slot("2026-03-02T13:00", "2026-03-02T20:00")),
                        GRID)
                .nearest(at("2026-03-02T09:00"), HOUR, 3, slot -> true);

        assertThat(found).containsExactly(slot("2026-03-02T12:00", "2026-03-02T13:00"));
    }

    @Test
    void whatTheRulesForbidIsPassedOver() {
        List<TimeSlot> found = new FreeSlots(WEEK, DAYS.during(WEEK, PARIS), DAYS.during(WEEK, PARIS), List.of(), GRID)
                .nearest(at("2026-03-02T10:00"), HOUR, 3, slot -> slot.start().isAfter(at("2026-03-05T00:00")));

        assertThat(found).hasSize(3).first().isEqualTo(slot("2026-03-05T09:00", "2026-03-05T10:00"));
    }

    @Test
    void aPrintThatRunsOnBeginsWhileSomebodyIsThere() {
        List<TimeSlot> found = new FreeSlots(WEEK, List.of(WEEK), DAYS.during(WEEK, PARIS), List.of(), GRID)
                .nearest(at("2026-03-02T23:00"), Duration.ofHours(14), 2, slot -> true);

        assertThat(found)
                .containsExactly(
                        slot("2026-03-02T19:45", "2026-03-03T09:45"), slot("2026-03-03T09:45", "2026-03-03T23:45"));
    }

    private static List<TimeSlot> found(String wished, TimeSlot... busy) {
        List<TimeSlot> open = DAYS.during(WEEK, PARIS);
        return new FreeSlots(WEEK, open, open, List.of(busy), GRID).nearest(at(wished), HOUR, 3, slot -> true);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(PARIS).toInstant();
    }

    private static TimeSlot slot(String start, String end) {
        return new TimeSlot(at(start), at(end));
    }
}
