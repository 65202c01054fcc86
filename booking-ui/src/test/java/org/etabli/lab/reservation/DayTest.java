package org.etabli.lab.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalTime NINE = LocalTime.of(9, 0);
    private static final LocalTime EIGHT_PM = LocalTime.of(20, 0);

    @Test
    void aBoardShowsTheOpeningHours() {
        Day day = Day.of(LocalDate.of(2026, 3, 2), PARIS, NINE, EIGHT_PM, List.of());

        assertThat(day.shown())
                .isEqualTo(new TimeSlot(Instant.parse("2026-03-02T08:00:00Z"), Instant.parse("2026-03-02T19:00:00Z")));
        assertThat(day.hours()).hasSize(11);
    }

    @Test
    void aReservationIntoTheNightMakesTheBoardGrowToTheWholeHour() {
        TimeSlot night = new TimeSlot(Instant.parse("2026-03-02T20:20:00Z"), Instant.parse("2026-03-03T02:00:00Z"));

        Day day = Day.of(LocalDate.of(2026, 3, 2), PARIS, NINE, EIGHT_PM, List.of(night));

        assertThat(day.shown().end()).isEqualTo(Instant.parse("2026-03-03T02:00:00Z"));
    }

    @Test
    void aReservationUntilTheNextEveningIsFollowedIntoTheSmallHoursOnly() {
        TimeSlot aDay = new TimeSlot(Instant.parse("2026-03-02T18:00:00Z"), Instant.parse("2026-03-03T18:00:00Z"));

        Day day = Day.of(LocalDate.of(2026, 3, 2), PARIS, NINE, EIGHT_PM, List.of(aDay));

        assertThat(day.shown().end()).isEqualTo(Instant.parse("2026-03-03T04:00:00Z"));
    }

    @Test
    void theDaysOfAClockChangeHave23And25Hours() {
        assertThat(Day.whole(LocalDate.of(2026, 3, 29), PARIS).length()).isEqualTo(Duration.ofHours(23));
        assertThat(Day.whole(LocalDate.of(2026, 10, 25), PARIS).length()).isEqualTo(Duration.ofHours(25));
    }

    @Test
    void positionsAndInstantsAreEachOthersInverse() {
        Day day = Day.of(LocalDate.of(2026, 3, 2), PARIS, NINE, EIGHT_PM, List.of());
        Instant noon = Instant.parse("2026-03-02T11:00:00Z");

        assertThat(day.at(day.position(noon))).isEqualTo(noon);
        assertThat(day.position(noon.minus(Duration.ofDays(1)))).isZero();
        assertThat(day.position(noon.plus(Duration.ofDays(1)))).isEqualTo(1);
    }

    @Test
    void whoNamesNoHourBeginsAsTheLabOpensEvenWhereTheBoardShowsANight() {
        TimeSlot night = new TimeSlot(Instant.parse("2026-03-02T00:20:00Z"), Instant.parse("2026-03-02T01:20:00Z"));
        Day day = Day.of(LocalDate.of(2026, 3, 2), PARIS, NINE, EIGHT_PM, List.of(night));
        OpeningHours afternoons = OpeningHours.everyDay(new OpeningHours.Stretch(14 * 60, 18 * 60));
        Instant theDayBefore = Instant.parse("2026-03-01T12:00:00Z");

        assertThat(day.shown().start()).isEqualTo(Instant.parse("2026-03-02T00:00:00Z"));
        assertThat(day.usualStart(theDayBefore, NINE, OpeningHours.ALWAYS))
                .isEqualTo(Instant.parse("2026-03-02T08:00:00Z"));
        assertThat(day.usualStart(theDayBefore, NINE, afternoons)).isEqualTo(Instant.parse("2026-03-02T13:00:00Z"));
    }

    @Test
    void whoNamesNoHourBeginsNowOnADayThatGoesOn() {
        Day day = Day.of(LocalDate.of(2026, 3, 2), PARIS, NINE, EIGHT_PM, List.of());
        Instant noon = Instant.parse("2026-03-02T11:00:00Z");

        assertThat(day.usualStart(noon, NINE, OpeningHours.ALWAYS)).isEqualTo(noon);
    }
}
