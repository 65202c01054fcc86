package org.etabli.lab.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.etabli.lab.machine.Access;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.member.Role;
import org.junit.jupiter.api.Test;

/** Every rule on its edges, in Europe/Paris. */
class ChecksTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final MachineId PRINTER = new MachineId("printer");
    private static final MachineId LASER = new MachineId("laser");
    private static final Member AWA = member("awa");
    private static final Member YANN = member("yann");

    private final Map<Rule, String> site = new EnumMap<>(Rule.class);
    private final Map<Rule, String> machine = new EnumMap<>(Rule.class);
    private final List<Closure> closures = new ArrayList<>();
    private final List<Reservation> others = new ArrayList<>();
    private String now = "2026-03-02T09:00";
    private Access access = new Access.Granted();

    @Test
    void withoutRulesADayInATermsReachIsGranted() {
        assertThat(checked("2026-06-30T09:00", "2026-07-01T09:00")).isEmpty();
    }

    @Test
    void whoMayNotUseTheMachineIsToldWhatIsMissing() {
        access = new Access.Refused(Access.Why.CERTIFICATION_MISSING, "Laser");

        List<Refusal> refusals = checked("2026-03-02T10:00", "2026-03-02T11:00");

        assertThat(refusals).containsExactly(new Refusal.NotAllowed(Access.Why.CERTIFICATION_MISSING, "Laser"));
        assertThat(refusals.getFirst().code()).isEqualTo("CERTIFICATION_MISSING");
        assertThat(refusals.getFirst().text()).isEqualTo("access.certification-missing");
        assertThat(refusals.getFirst().instead()).contains("access.certification-missing.instead");
    }

    @Test
    void aMinorReservesLikeAnybodySinceAnAdultsBadgeOpensTheMachine() {
        access = new Access.WithAdult();

        assertThat(checked("2026-03-02T10:00", "2026-03-02T11:00")).isEmpty();
    }

    @Test
    void theNextSlotBeginsWhenTheOneBeforeEnds() {
        taken(YANN, "2026-03-02T10:00", "2026-03-02T11:00");

        assertThat(checked("2026-03-02T11:00", "2026-03-02T12:00")).isEmpty();
        assertThat(checked("2026-03-02T09:00", "2026-03-02T10:00")).isEmpty();
        assertThat(checked("2026-03-02T10:59", "2026-03-02T12:00")).containsExactly(new Refusal.Taken());
    }

    @Test
    void aBufferLiesBetweenTwoPeopleAndNotBetweenTwoSlotsOfOne() {
        site.put(Rule.BUFFER, "PT15M");
        taken(YANN, "2026-03-02T10:00", "2026-03-02T11:00");

        assertThat(checked("2026-03-02T11:14", "2026-03-02T12:00"))
                .containsExactly(new Refusal.TooClose(Duration.ofMinutes(15)));
        assertThat(checked("2026-03-02T11:15", "2026-03-02T12:00")).isEmpty();
        assertThat(checked("2026-03-02T09:00", "2026-03-02T09:46"))
                .containsExactly(new Refusal.TooClose(Duration.ofMinutes(15)));

        others.clear();
        taken(AWA, "2026-03-02T10:00", "2026-03-02T11:00");
        assertThat(checked("2026-03-02T11:00", "2026-03-02T12:00")).isEmpty();
    }

    @Test
    void nowIsAMomentAgoAtTheEarliest() {
        assertThat(checked("2026-03-02T08:45", "2026-03-02T10:00")).isEmpty();
        assertThat(checked("2026-03-02T08:44", "2026-03-02T10:00")).containsExactly(new Refusal.InThePast());
        assertThat(checked("2026-03-02T08:50", "2026-03-02T09:00")).containsExactly(new Refusal.InThePast());
    }

    @Test
    void theShortestAndTheLongestAreAllowedThemselves() {
        site.put(Rule.SHORTEST, "PT30M");
        site.put(Rule.LONGEST, "PT4H");

        assertThat(checked("2026-03-02T10:00", "2026-03-02T10:30")).isEmpty();
        assertThat(checked("2026-03-02T10:00", "2026-03-02T10:29"))
                .containsExactly(new Refusal.TooShort(Duration.ofMinutes(30)));
        assertThat(checked("2026-03-02T10:00", "2026-03-02T14:00")).isEmpty();
        assertThat(checked("2026-03-02T10:00", "2026-03-02T14:01"))
                .containsExactly(new Refusal.TooLong(Duration.ofHours(4)));
    }

    @Test
    void lengthIsTimeThatPassesNotTheDifferenceOfTheClocksOnTheWall() {
        site.put(Rule.LONGEST, "PT4H");

        // 0:00 to 5:00 is four hours when 2:00 is skipped, and 0:00 to 4:00 is five when it comes twice.
        now = "2026-03-28T09:00";
        assertThat(checked("2026-03-29T00:00", "2026-03-29T05:00")).isEmpty();
        now = "2026-10-24T09:00";
        assertThat(checked("2026-10-25T00:00", "2026-10-25T04:00"))
                .containsExactly(new Refusal.TooLong(Duration.ofHours(4)));
    }

    @Test
    void bothEndsLieOnTheStep() {
        site.put(Rule.STEP, "PT30M");

        assertThat(checked("2026-03-02T10:30", "2026-03-02T12:00")).isEmpty();
        assertThat(checked("2026-03-02T10:40", "2026-03-02T12:00"))
                .containsExactly(new Refusal.OffStep(Duration.ofMinutes(30)));
        assertThat(checked("2026-03-02T10:30", "2026-03-02T12:10"))
                .containsExactly(new Refusal.OffStep(Duration.ofMinutes(30)));
    }

    @Test
    void whoBeginsNowNeedNotWaitForTheStep() {
        site.put(Rule.STEP, "PT30M");
        now = "2026-03-02T10:05";

        assertThat(checked("2026-03-02T10:05", "2026-03-02T11:00")).isEmpty();
    }

    @Test
    void howFarAheadIsWholeDaysAndGrowsAtMidnight() {
        site.put(Rule.FURTHEST, "P14D");
        now = "2026-03-02T23:59";
        assertThat(checked("2026-03-16T23:30", "2026-03-17T01:00")).isEmpty();
        assertThat(checked("2026-03-17T00:00", "2026-03-17T01:00"))
                .containsExactly(new Refusal.TooFarAhead(LocalDate.of(2026, 3, 16)));

        now = "2026-03-03T00:00";
        assertThat(checked("2026-03-17T00:00", "2026-03-17T01:00")).isEmpty();
    }

    @Test
    void aMonthAheadEndsWithTheShorterMonthAndCountsALeapDay() {
        site.put(Rule.FURTHEST, "P1M");
        now = "2027-01-31T12:00";
        assertThat(checked("2027-02-28T12:00", "2027-02-28T13:00")).isEmpty();
        assertThat(checked("2027-03-01T00:00", "2027-03-01T01:00"))
                .containsExactly(new Refusal.TooFarAhead(LocalDate.of(2027, 2, 28)));

        now = "2028-01-31T12:00";
        assertThat(checked("2028-02-29T12:00", "2028-02-29T13:00")).isEmpty();
        assertThat(checked("2028-03-01T00:00", "2028-03-01T01:00"))
                .containsExactly(new Refusal.TooFarAhead(LocalDate.of(2028, 2, 29)));
    }

    @Test
    void aSlotLiesWithinTheOpeningHours() {
        site.put(Rule.HOURS, "mon-fri 09:00-12:00 14:00-20:00");

        assertThat(checked("2026-03-02T18:00", "2026-03-02T20:00")).isEmpty();
        assertThat(checked("2026-03-02T18:00", "2026-03-02T20:01"))
                .containsExactly(new Refusal.OutsideHours(List.of(
                        slot("2026-03-02T09:00", "2026-03-02T12:00"), slot("2026-03-02T14:00", "2026-03-02T20:00"))));
        assertThat(checked("2026-03-07T10:00", "2026-03-07T11:00"))
                .containsExactly(new Refusal.OutsideHours(List.of()));
    }

    @Test
    void whatRunsOnHasToBeginWithinTheOpeningHoursOnly() {
        site.put(Rule.HOURS, "mon-fri 09:00-20:00");
        machine.put(Rule.RUNS_ON, "true");

        assertThat(checked("2026-03-02T19:59", "2026-03-03T08:00")).isEmpty();
        assertThat(checked("2026-03-02T20:00", "2026-03-03T08:00")).hasSize(1);
    }

    @Test
    void closingTimeHoldsOnTheEveningsOfBothChanges() {
        site.put(Rule.HOURS, "sun 09:00-20:00");

        now = "2026-03-28T09:00";
        assertThat(checked("2026-03-29T18:00", "2026-03-29T20:00")).isEmpty();
        assertThat(checked("2026-03-29T18:00", "2026-03-29T20:05")).hasSize(1);
        now = "2026-10-24T09:00";
        assertThat(checked("2026-10-25T18:00", "2026-10-25T20:00")).isEmpty();
        assertThat(checked("2026-10-25T18:00", "2026-10-25T20:05")).hasSize(1);
    }

    @Test
    void aClosureHoldsFromItsStartUntilItsEnd() {
        TimeSlot holiday = slot("2026-05-01T00:00", "2026-05-02T00:00");
        closures.add(new Closure(UUID.randomUUID(), null, holiday, "1er mai"));

        assertThat(checked("2026-04-30T22:00", "2026-05-01T00:00")).isEmpty();
        assertThat(checked("2026-05-02T00:00", "2026-05-02T02:00")).isEmpty();
        assertThat(checked("2026-05-01T23:00", "2026-05-02T02:00"))
                .containsExactly(new Refusal.ClosedMeanwhile("1er mai", holiday));
    }

    @Test
    void aQuotaCountsTheWeekFromMondayMidnightToMondayMidnight() {
        site.put(Rule.QUOTA, "PT4H");
        own(LASER, "2026-03-02T10:00", "2026-03-02T13:00");

        assertThat(checked("2026-03-08T22:00", "2026-03-08T23:00")).isEmpty();
        assertThat(checked("2026-03-08T22:00", "2026-03-08T23:01"))
                .containsExactly(new Refusal.OverQuota(Duration.ofHours(4), Duration.ofHours(1)));
        assertThat(checked("2026-03-09T00:00", "2026-03-09T04:00")).isEmpty();
    }

    @Test
    void aSlotAcrossSundayMidnightCountsInEachWeekWhatLiesInIt() {
        site.put(Rule.QUOTA, "PT4H");
        own(LASER, "2026-03-02T10:00", "2026-03-02T13:00");

        assertThat(checked("2026-03-08T23:00", "2026-03-09T03:00")).isEmpty();
        assertThat(checked("2026-03-08T22:59", "2026-03-09T03:00")).hasSize(1);
        assertThat(checked("2026-03-08T23:00", "2026-03-09T04:01"))
                .containsExactly(new Refusal.OverQuota(Duration.ofHours(4), Duration.ofHours(4)));
    }

    @Test
    void aWeekWithAChangeOfTheClocksCountsHoursThatPass() {
        site.put(Rule.QUOTA, "PT4H");

        now = "2026-03-23T09:00";
        assertThat(checked("2026-03-29T00:00", "2026-03-29T05:00")).isEmpty();
        now = "2026-10-19T09:00";
        assertThat(checked("2026-10-25T00:00", "2026-10-25T04:00")).hasSize(1);
    }

    @Test
    void aMachinesQuotaCountsThatMachineAndTheSitesCountsAll() {
        site.put(Rule.QUOTA, "PT10H");
        machine.put(Rule.QUOTA, "PT2H");
        own(LASER, "2026-03-02T10:00", "2026-03-02T18:00");

        assertThat(checked("2026-03-03T10:00", "2026-03-03T12:00")).isEmpty();
        assertThat(checked("2026-03-03T10:00", "2026-03-03T12:30"))
                .containsExactly(
                        new Refusal.OverQuota(Duration.ofHours(10), Duration.ofHours(2)),
                        new Refusal.OverQuotaHere(Duration.ofHours(2), Duration.ofHours(2)));
    }

    @Test
    void everyRuleThatSaysNoIsNamedAtOnce() {
        site.put(Rule.LONGEST, "PT2H");
        site.put(Rule.HOURS, "mon-fri 09:00-20:00");
        site.put(Rule.FURTHEST, "P7D");
        taken(YANN, "2026-03-14T10:00", "2026-03-14T11:00");

        assertThat(checked("2026-03-14T09:00", "2026-03-14T12:00"))
                .extracting(Refusal::code)
                .containsExactly("TAKEN", "TOO_LONG", "TOO_FAR_AHEAD", "OUTSIDE_HOURS");
    }

    @Test
    void anAnimatorIsBoundByThePastAndByWhatIsTakenAlone() {
        site.put(Rule.LONGEST, "PT2H");
        site.put(Rule.HOURS, "mon-fri 09:00-20:00");
        site.put(Rule.QUOTA, "PT1H");
        closures.add(new Closure(UUID.randomUUID(), null, slot("2026-03-07T00:00", "2026-03-08T00:00"), "pont"));
        Wish night = Wish.of(PRINTER, slot("2026-03-07T01:00", "2026-03-08T13:00"), AWA);

        assertThat(Checks.ofNew(night, situation(rules().forStaff()))).isEmpty();
        taken(YANN, "2026-03-07T10:00", "2026-03-07T11:00");
        assertThat(Checks.ofNew(night, situation(rules().forStaff()))).containsExactly(new Refusal.Taken());
    }

    private List<Refusal> checked(String start, String end) {
        return Checks.ofNew(Wish.of(PRINTER, slot(start, end), AWA), situation(rules()));
    }

    private Rules rules() {
        return Rules.of((rule, reach) -> switch (reach) {
            case NEAREST -> machine.getOrDefault(rule, site.get(rule));
            case SITE -> site.get(rule);
            case MACHINE -> machine.get(rule);
        });
    }

    private Situation situation(Rules rules) {
        return new Situation(
                rules,
                at(now),
                PARIS,
                start -> access,
                closures,
                others.stream().filter(r -> r.machine().equals(PRINTER)).toList(),
                others.stream().filter(r -> r.member().equals(AWA.id())).toList());
    }

    private void taken(Member member, String start, String end) {
        others.add(reservation(PRINTER, member, slot(start, end)));
    }

    private void own(MachineId on, String start, String end) {
        others.add(reservation(on, AWA, slot(start, end)));
    }

    private static Reservation reservation(MachineId on, Member member, TimeSlot slot) {
        return new Reservation(
                ReservationId.fresh(),
                on,
                member.id(),
                slot,
                Instant.EPOCH,
                Certainty.CONFIRMED,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Member member(String name) {
        return new Member(
                new MemberId(UUID.randomUUID()),
                name + "@lab.test",
                null,
                name,
                Role.MEMBER,
                Locale.FRENCH,
                null,
                false);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(PARIS).toInstant();
    }

    private static TimeSlot slot(String start, String end) {
        return new TimeSlot(at(start), at(end));
    }
}
