package org.etabli.lab.course.rota;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.reservation.TimeSlot;
import org.junit.jupiter.api.Test;

class RotaRulesTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final MemberId LOU = new MemberId(new UUID(0, 1));
    private static final MemberId YANN = new MemberId(new UUID(0, 2));
    /** Monday, 9:00 in Paris. */
    private static final Instant MONDAY = Instant.parse("2026-03-02T08:00:00Z");

    @Test
    void twentyFourHoursAWeekAreAllowedAndASecondMoreIsNot() {
        List<Shift> week = days(LOU, StaffKind.SERVICE_CIVIQUE, 4, Duration.ofHours(6));
        assertThat(RotaRules.hours(week, PARIS)).isEmpty();

        week.add(shift(LOU, StaffKind.SERVICE_CIVIQUE, MONDAY.plus(Duration.ofDays(4)), Duration.ofSeconds(1)));

        assertThat(RotaRules.hours(week, PARIS))
                .containsExactly(new RotaFinding.TooManyHours(
                        LOU, LocalDate.of(2026, 3, 2), Duration.ofHours(24).plusSeconds(1)));
    }

    @Test
    void aShiftOverSundaysMidnightCountsInBothWeeks() {
        List<Shift> week = days(LOU, StaffKind.SERVICE_CIVIQUE, 4, Duration.ofHours(6));
        // Sunday 23:00 to Monday 1:00, in Paris: one hour in each week.
        week.add(shift(LOU, StaffKind.SERVICE_CIVIQUE, Instant.parse("2026-03-08T22:00:00Z"), Duration.ofHours(2)));

        assertThat(RotaRules.hours(week, PARIS))
                .containsExactly(new RotaFinding.TooManyHours(LOU, LocalDate.of(2026, 3, 2), Duration.ofHours(25)));
    }

    @Test
    void theWeekThatLosesAnHourInSpringEndsAtTheLabsMidnight() {
        List<Shift> week = new ArrayList<>();
        week.add(shift(LOU, StaffKind.SERVICE_CIVIQUE, Instant.parse("2026-03-23T08:00:00Z"), Duration.ofHours(24)));
        // Sunday's midnight is at 22:00 UTC once summer time has begun.
        week.add(shift(LOU, StaffKind.SERVICE_CIVIQUE, Instant.parse("2026-03-29T22:00:00Z"), Duration.ofHours(1)));
        assertThat(RotaRules.hours(week, PARIS)).isEmpty();

        week.add(shift(LOU, StaffKind.SERVICE_CIVIQUE, Instant.parse("2026-03-29T21:59:59Z"), Duration.ofSeconds(1)));

        assertThat(RotaRules.hours(week, PARIS)).hasSize(1);
    }

    @Test
    void twoShiftsAtOnceAreNotCountedTwiceAndOthersHaveNoLimit() {
        List<Shift> week = days(LOU, StaffKind.SERVICE_CIVIQUE, 4, Duration.ofHours(6));
        week.addAll(days(LOU, StaffKind.SERVICE_CIVIQUE, 4, Duration.ofHours(6)));
        week.addAll(days(YANN, StaffKind.SALARIED, 5, Duration.ofHours(8)));
        week.addAll(days(YANN, StaffKind.VOLUNTEER, 5, Duration.ofHours(8)));

        assertThat(RotaRules.hours(week, PARIS)).isEmpty();
    }

    @Test
    void aVolunteerOfTheServiceCiviqueIsNeverAloneOnASupervisedMachine() {
        TimeSlot session = TimeSlot.of(MONDAY, Duration.ofMinutes(90));
        Shift lou = shift(LOU, StaffKind.SERVICE_CIVIQUE, MONDAY, Duration.ofMinutes(90));

        assertThat(RotaRules.supervision(session, List.of(lou)))
                .containsExactly(new RotaFinding.Unsupervised(LOU, session));
        assertThat(RotaRules.supervision(
                        session, List.of(lou, shift(YANN, StaffKind.SALARIED, MONDAY, Duration.ofMinutes(90)))))
                .isEmpty();
        // Another volunteer is company, not a supervisor.
        assertThat(RotaRules.supervision(
                        session, List.of(lou, shift(YANN, StaffKind.VOLUNTEER, MONDAY, Duration.ofMinutes(90)))))
                .hasSize(1);
    }

    @Test
    void aMinuteWithoutASupervisorIsFound() {
        TimeSlot session = TimeSlot.of(MONDAY, Duration.ofMinutes(90));
        List<Shift> shifts = List.of(
                shift(LOU, StaffKind.SERVICE_CIVIQUE, MONDAY, Duration.ofMinutes(90)),
                shift(YANN, StaffKind.SALARIED, MONDAY, Duration.ofMinutes(40)),
                shift(YANN, StaffKind.SALARIED, MONDAY.plus(Duration.ofMinutes(41)), Duration.ofMinutes(60)));

        assertThat(RotaRules.supervision(session, shifts))
                .containsExactly(new RotaFinding.Unsupervised(
                        LOU, TimeSlot.of(MONDAY.plus(Duration.ofMinutes(40)), Duration.ofMinutes(1))));
    }

    @Test
    void aSupervisorMayComeWithTheVolunteerAndLeaveWithThem() {
        TimeSlot session = TimeSlot.of(MONDAY, Duration.ofMinutes(90));
        Instant late = MONDAY.plus(Duration.ofMinutes(30));
        List<Shift> shifts = List.of(
                shift(LOU, StaffKind.SERVICE_CIVIQUE, late, Duration.ofMinutes(30)),
                shift(YANN, StaffKind.SALARIED, late, Duration.ofMinutes(30)));

        assertThat(RotaRules.supervision(session, shifts)).isEmpty();
    }

    @Test
    void twoSupervisorsMayTakeTurnsWithoutAGap() {
        TimeSlot session = TimeSlot.of(MONDAY, Duration.ofMinutes(90));
        List<Shift> shifts = List.of(
                shift(LOU, StaffKind.SERVICE_CIVIQUE, MONDAY, Duration.ofMinutes(90)),
                shift(YANN, StaffKind.SALARIED, MONDAY, Duration.ofMinutes(45)),
                shift(
                        new MemberId(new UUID(0, 3)),
                        StaffKind.SALARIED,
                        MONDAY.plus(Duration.ofMinutes(45)),
                        Duration.ofMinutes(45)));

        assertThat(RotaRules.supervision(session, shifts)).isEmpty();
    }

    @Test
    void nobodyIsInTwoSessionsAtOnceButMayGoFromOneToTheNext() {
        Shift one = shift(YANN, StaffKind.SALARIED, MONDAY, Duration.ofMinutes(90));
        Shift next = shift(YANN, StaffKind.SALARIED, MONDAY.plus(Duration.ofMinutes(90)), Duration.ofMinutes(90));
        Shift overlapping = shift(YANN, StaffKind.SALARIED, MONDAY.plus(Duration.ofMinutes(89)), Duration.ofMinutes(9));

        assertThat(RotaRules.twoPlaces(List.of(one, next))).isEmpty();
        assertThat(RotaRules.twoPlaces(List.of(one, overlapping)))
                .containsExactly(new RotaFinding.TwoPlaces(
                        YANN, TimeSlot.of(MONDAY.plus(Duration.ofMinutes(89)), Duration.ofMinutes(1))));
    }

    @Test
    void theFourthDropInProposesACourse() {
        assertThat(DropIn.after(0)).isEqualTo(new DropIn.Help(1));
        assertThat(DropIn.after(2)).isEqualTo(new DropIn.Help(3));
        assertThat(DropIn.after(3)).isEqualTo(new DropIn.ProposeCourse());
    }

    private static List<Shift> days(MemberId who, StaffKind kind, int days, Duration length) {
        List<Shift> shifts = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            shifts.add(shift(who, kind, MONDAY.plus(Duration.ofDays(day)), length));
        }
        return shifts;
    }

    private static Shift shift(MemberId who, StaffKind kind, Instant from, Duration length) {
        return new Shift(who, kind, TimeSlot.of(from, length));
    }
}
