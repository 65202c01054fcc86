package org.etabli.lab.course.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.etabli.lab.reservation.TimeSlot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CycleTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalTime TWO_PM = LocalTime.of(14, 0);
    private static final DaysOff NONE = day -> Optional.empty();

    @Test
    void aCycleIsSixMondaysOfAnHourAndAHalfAtTheSameHourAcrossSpringsClockChange() {
        Cycle cycle =
                Cycle.weekly(LocalDate.of(2026, 3, 9), TWO_PM, Cycle.USUAL_LENGTH, Cycle.USUAL_SESSIONS, PARIS, NONE);

        assertThat(cycle.slots()).hasSize(6);
        assertThat(cycle.slots()).allSatisfy(slot -> {
            assertThat(slot.start().atZone(PARIS).toLocalTime()).isEqualTo(TWO_PM);
            assertThat(slot.length()).isEqualTo(Duration.ofMinutes(90));
        });
        assertThat(cycle.slots().get(2).start()).isEqualTo(Instant.parse("2026-03-23T13:00:00Z"));
        assertThat(cycle.slots().get(3).start()).isEqualTo(Instant.parse("2026-03-30T12:00:00Z"));
    }

    @Test
    void aSessionInTheHourThatSpringLeavesOutIsAnHourLater() {
        Cycle cycle = Cycle.weekly(LocalDate.of(2026, 3, 29), LocalTime.of(2, 30), Cycle.USUAL_LENGTH, 1, PARIS, NONE);

        assertThat(cycle.slots().getFirst())
                .isEqualTo(new TimeSlot(Instant.parse("2026-03-29T01:30:00Z"), Instant.parse("2026-03-29T03:00:00Z")));
    }

    @Test
    void aSessionOverAutumnsDoubledHourStillLastsAnHourAndAHalf() {
        Cycle cycle = Cycle.weekly(LocalDate.of(2026, 10, 25), LocalTime.of(2, 30), Cycle.USUAL_LENGTH, 1, PARIS, NONE);

        TimeSlot slot = cycle.slots().getFirst();
        assertThat(slot.length()).isEqualTo(Duration.ofMinutes(90));
        assertThat(slot.end().atZone(PARIS).toLocalTime()).isEqualTo(LocalTime.of(3, 0));
    }

    @Test
    void holidaysAndClosuresAreSkippedAndNamed() {
        DaysOff spring = day -> day.equals(LocalDate.of(2026, 4, 20))
                ? Optional.of(new DaysOff.Off("Vacances", false))
                : Optional.empty();

        Cycle cycle = Cycle.weekly(
                LocalDate.of(2026, 3, 30), TWO_PM, Cycle.USUAL_LENGTH, 3, PARIS, new FrenchHolidays().and(spring));

        assertThat(cycle.slots().stream().map(slot -> slot.start().atZone(PARIS).toLocalDate()))
                .containsExactly(LocalDate.of(2026, 3, 30), LocalDate.of(2026, 4, 13), LocalDate.of(2026, 4, 27));
        assertThat(cycle.skipped())
                .containsExactly(
                        new Cycle.Skipped(
                                LocalDate.of(2026, 4, 6), new DaysOff.Off("course.holiday.easter-monday", true)),
                        new Cycle.Skipped(LocalDate.of(2026, 4, 20), new DaysOff.Off("Vacances", false)));
    }

    @ParameterizedTest
    @CsvSource({"2024,2024-03-31", "2025,2025-04-20", "2026,2026-04-05", "2027,2027-03-28", "2038,2038-04-25"})
    void easterIsWhereTheCalendarHasIt(int year, LocalDate easter) {
        assertThat(FrenchHolidays.easter(year)).isEqualTo(easter);
    }

    @ParameterizedTest
    @CsvSource({"2026-05-14,ascension", "2026-05-25,whit-monday", "2026-12-25,christmas", "2026-11-11,armistice"})
    void publicHolidaysAreDaysOff(LocalDate day, String name) {
        assertThat(new FrenchHolidays().off(day)).contains(new DaysOff.Off("course.holiday." + name, true));
        assertThat(new FrenchHolidays().off(day.plusDays(1))).isEmpty();
    }

    @Test
    void theNextTermKeepsTheDayOfTheWeek() {
        Instant monday = Instant.parse("2026-03-09T13:00:00Z");

        assertThat(Cycle.sameWeekday(monday, LocalDate.of(2026, 9, 1), PARIS)).isEqualTo(LocalDate.of(2026, 9, 7));
        assertThat(Cycle.sameWeekday(monday, LocalDate.of(2026, 9, 7), PARIS)).isEqualTo(LocalDate.of(2026, 9, 7));
    }

    @Test
    void aCycleOverNewYearCrossesIt() {
        Cycle cycle =
                Cycle.weekly(LocalDate.of(2026, 12, 21), TWO_PM, Cycle.USUAL_LENGTH, 3, PARIS, new FrenchHolidays());

        assertThat(cycle.slots().getLast().start()).isEqualTo(Instant.parse("2027-01-04T13:00:00Z"));
    }

    @Test
    void anEndlessSearchEndsAndSoDoesAnEndlessCourse() {
        DaysOff always = day -> Optional.of(new DaysOff.Off("closed", false));
        List<Integer> wrong = List.of(0, Cycle.MOST_SESSIONS + 1);

        assertThatThrownBy(() -> Cycle.weekly(LocalDate.of(2026, 3, 9), TWO_PM, Cycle.USUAL_LENGTH, 1, PARIS, always))
                .isInstanceOf(IllegalArgumentException.class);
        wrong.forEach(sessions -> assertThatThrownBy(
                        () -> Cycle.weekly(LocalDate.of(2026, 3, 9), TWO_PM, Cycle.USUAL_LENGTH, sessions, PARIS, NONE))
                .isInstanceOf(IllegalArgumentException.class));
    }
}
