package org.etabli.lab.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.etabli.controller.contract.BenchEvent;
import org.etabli.controller.contract.Happening;
import org.etabli.lab.bench.BenchEvents;
import org.etabli.lab.bench.LiveStates;
import org.etabli.lab.bench.LiveStatesInTests;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Groups;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;

/** What people do with reservations, from wish to release, on the real rules and database. */
class PlanningTest {

    @OnBothDatabases
    void theNearestRuleCounts(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine();
        Member member = lab.newMember();
        RuleBook book = lab.bean(RuleBook.class);
        Groups groups = lab.bean(Groups.class);
        String group = "group-" + machine;
        groups.add(group, "Group");
        groups.join(member.id(), group);

        book.set(RuleScope.of(group), Rule.LONGEST, "PT8H");
        assertThat(book.of(machine, member).longest()).isEqualTo(Duration.ofHours(8));
        book.set(RuleScope.of(machine), Rule.LONGEST, "PT2H");
        assertThat(book.of(machine, member).longest()).isEqualTo(Duration.ofHours(2));
        book.set(new RuleScope(machine, group), Rule.LONGEST, "PT5H");
        assertThat(book.of(machine, member).longest()).isEqualTo(Duration.ofHours(5));
        assertThat(book.of(machine, lab.newMember()).longest()).isEqualTo(Duration.ofHours(2));
        book.unset(new RuleScope(machine, group), Rule.LONGEST);
        assertThat(book.of(machine, member).longest()).isEqualTo(Duration.ofHours(2));
    }

    @OnBothDatabases
    void aRefusalOffersNearbySlotsAndAnotherMachineOfTheSameKind(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine("ender-3");
        MachineId twin = lab.newMachine("ender-3");
        TimeSlot slot = slot("2026-03-04T14:00", "2026-03-04T15:00");
        granted(lab, machine, lab.newMember(), slot);

        Reserved.Refused refused = (Reserved.Refused) lab.bean(Planning.class).reserve(machine, lab.newMember(), slot);

        assertThat(refused.refusals()).containsExactly(new Refusal.Taken());
        assertThat(refused.alternatives())
                .containsExactly(
                        slot("2026-03-04T13:00", "2026-03-04T14:00"),
                        slot("2026-03-04T15:00", "2026-03-04T16:00"),
                        slot("2026-03-04T12:00", "2026-03-04T13:00"));
        assertThat(refused.elsewhere()).extracting(m -> m.id()).contains(twin).doesNotContain(machine);
    }

    @OnBothDatabases
    void alternativesBeginWithinTheHoursAndWithinTheQuota(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine();
        Member member = lab.newMember();
        lab.bean(RuleBook.class).set(RuleScope.of(machine), Rule.HOURS, "mon-fri 09:00-20:00");
        lab.bean(RuleBook.class).set(RuleScope.of(machine), Rule.QUOTA, "PT2H");
        granted(lab, machine, member, slot("2026-03-02T10:00", "2026-03-02T12:00"));

        Reserved.Refused refused = (Reserved.Refused)
                lab.bean(Planning.class).reserve(machine, member, slot("2026-03-06T19:30", "2026-03-06T20:30"));

        assertThat(refused.refusals()).extracting(Refusal::code).containsExactly("OUTSIDE_HOURS", "OVER_QUOTA_HERE");
        assertThat(refused.alternatives()).first().isEqualTo(slot("2026-03-09T09:00", "2026-03-09T10:00"));
    }

    @OnBothDatabases
    void offersBeginDuringTheDayThoughTheLabNeverCloses(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine();
        lab.clock().set(at("2026-03-02T23:10"));

        List<TimeSlot> free =
                lab.bean(Planning.class).free(machine, lab.newMember(), at("2026-03-02T23:10"), Duration.ofHours(2));

        assertThat(free).first().isEqualTo(slot("2026-03-03T09:00", "2026-03-03T11:00"));
    }

    @OnBothDatabases
    void aReservationIsMovedUntilItsNoticeAndThenOnlyItsEnd(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine();
        Member member = lab.newMember();
        Planning planning = lab.bean(Planning.class);
        lab.bean(RuleBook.class).set(RuleScope.of(machine), Rule.NOTICE, "PT24H");
        Reservation made = granted(lab, machine, member, slot("2026-03-04T10:00", "2026-03-04T12:00"));

        lab.clock().set(at("2026-03-03T10:00"));
        Reservation moved = ((Reserved.Granted)
                        planning.move(made, member, machine, slot("2026-03-04T11:00", "2026-03-04T13:00")))
                .reservation();
        lab.clock().set(at("2026-03-03T11:00").plusMillis(1));
        assertThat(refusals(planning.move(moved, member, machine, slot("2026-03-05T11:00", "2026-03-05T13:00"))))
                .containsExactly(new Refusal.TooLate(Duration.ofHours(24)));
        assertThat(planning.release(moved, member)).contains(new Refusal.TooLate(Duration.ofHours(24)));

        lab.clock().set(at("2026-03-04T11:30"));
        assertThat(refusals(planning.move(moved, member, machine, slot("2026-03-04T11:15", "2026-03-04T13:00"))))
                .containsExactly(new Refusal.Begun());
        assertThat(planning.move(moved, member, machine, slot("2026-03-04T11:00", "2026-03-04T14:00")))
                .isInstanceOf(Reserved.Granted.class);
        lab.clock().set(at("2026-03-04T14:00"));
        assertThat(planning.release(moved, member)).contains(new Refusal.Over());
    }

    @OnBothDatabases
    void anAnimatorCancelsWhenItIsTooLateForAMember(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine();
        lab.bean(RuleBook.class).set(RuleScope.of(machine), Rule.NOTICE, "PT24H");
        Reservation made = granted(lab, machine, lab.newMember(), slot("2026-03-02T10:00", "2026-03-02T12:00"));

        assertThat(lab.bean(Planning.class).release(made, lab.newMember(Role.ANIMATOR)))
                .isEmpty();
    }

    @OnBothDatabases
    void aReservationIsShortenedButNotCancelledWhileItsMemberIsAtTheMachine(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine();
        Member member = lab.newMember();
        Planning planning = lab.bean(Planning.class);
        Reservation made = granted(lab, machine, member, slot("2026-03-02T10:00", "2026-03-02T12:00"));
        lab.clock().set(at("2026-03-02T10:30"));
        LiveStates states = lab.bean(LiveStates.class);
        LiveStatesInTests.running(
                states, machine.value(), member.id().toString(), lab.clock().instant(), 600);

        assertThat(planning.release(made, member)).contains(new Refusal.Begun());
        assertThat(planning.release(made, lab.newMember(Role.ANIMATOR))).contains(new Refusal.Begun());
        assertThat(planning.move(made, member, machine, slot("2026-03-02T10:00", "2026-03-02T10:45")))
                .isInstanceOf(Reserved.Granted.class);
        LiveStatesInTests.off(states, machine.value(), lab.clock().instant());
        assertThat(planning.release(made, member)).isEmpty();
    }

    @OnBothDatabases
    void weeklyRepeatsKeepTheirHoursOnTheWallWhenTheClocksChange(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine();

        Repeated.Granted repeated = (Repeated.Granted) lab.bean(WeeklyRepeats.class)
                .reserve(machine, lab.newMember(), slot("2026-03-15T14:00", "2026-03-15T16:00"), 3, false);

        assertThat(repeated.reservations())
                .extracting(Reservation::slot)
                .containsExactly(
                        slot("2026-03-15T14:00", "2026-03-15T16:00"),
                        slot("2026-03-22T14:00", "2026-03-22T16:00"),
                        slot("2026-03-29T14:00", "2026-03-29T16:00"));
        assertThat(repeated.reservations().getLast().slot().start()).isEqualTo(Instant.parse("2026-03-29T12:00:00Z"));
    }

    @OnBothDatabases
    void aSeriesWithOneWeekTakenIsRefusedWholeOrMadeWithoutIt(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine();
        Member member = lab.newMember();
        WeeklyRepeats repeats = lab.bean(WeeklyRepeats.class);
        TimeSlot first = slot("2026-03-04T10:00", "2026-03-04T11:00");
        granted(lab, machine, lab.newMember(), slot("2026-03-11T10:30", "2026-03-11T11:30"));

        Repeated.Refused refused = (Repeated.Refused) repeats.reserve(machine, member, first, 3, false);
        assertThat(refused.weeks())
                .extracting(Repeated.Week::slot)
                .containsExactly(slot("2026-03-11T10:00", "2026-03-11T11:00"));
        assertThat(refused.weeks().getFirst().why().alternatives()).isNotEmpty();
        assertThat(lab.bean(Reservations.class).of(member.id(), lab.clock().instant()))
                .isEmpty();

        Repeated.Granted made = (Repeated.Granted) repeats.reserve(machine, member, first, 3, true);
        assertThat(made.reservations()).hasSize(2);
        assertThat(made.left()).hasSize(1);
    }

    @OnBothDatabases
    void aSlotThatIsGivenBackIsHeldForTheFirstWhoWaitsThenForTheNext(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine();
        Member owner = lab.newMember();
        Member first = lab.newMember();
        Member second = lab.newMember();
        TimeSlot slot = slot("2026-03-04T10:00", "2026-03-04T12:00");
        WaitingList waiting = lab.bean(WaitingList.class);
        Reservations reservations = lab.bean(Reservations.class);
        lab.bean(RuleBook.class).set(RuleScope.of(machine), Rule.OFFER, "PT3H");
        Reservation made = granted(lab, machine, owner, slot);
        waiting.join(machine, first, slot);
        lab.clock().step(Duration.ofSeconds(1));
        waiting.join(machine, second, slot);

        lab.bean(Planning.class).release(made, owner);

        Reservation offer = only(reservations, first, lab);
        assertThat(offer.certainty()).isEqualTo(Certainty.OFFERED);
        assertThat(offer.heldUntil()).isEqualTo(lab.clock().instant().plus(Duration.ofHours(3)));
        assertThat(refusals(lab.bean(Planning.class).reserve(machine, owner, slot)))
                .containsExactly(new Refusal.Taken());
        assertThat(lab.bean(Answers.class).take(offer.id(), second)).isFalse();

        lab.clock().step(Duration.ofHours(3));
        assertThat(lab.bean(Answers.class).take(offer.id(), first)).isFalse();
        lab.bean(Sweep.class).sweep();

        Reservation next = only(reservations, second, lab);
        assertThat(lab.bean(Answers.class).take(next.id(), second)).isTrue();
        assertThat(only(reservations, second, lab).certainty()).isEqualTo(Certainty.CONFIRMED);
        assertThat(reservations.find(offer.id()).orElseThrow().released()).isEqualTo(Released.EXPIRED);
        assertThat(waiting.of(second.id())).isEmpty();
    }

    @OnBothDatabases
    void anOfferIsHeldUntilTheSlotBeginsAtTheLatest(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine();
        Member owner = lab.newMember();
        Member waits = lab.newMember();
        TimeSlot soon = slot("2026-03-02T10:00", "2026-03-02T12:00");
        Reservation made = granted(lab, machine, owner, soon);
        lab.bean(WaitingList.class).join(machine, waits, soon);

        lab.bean(Planning.class).release(made, owner);

        assertThat(only(lab.bean(Reservations.class), waits, lab).heldUntil()).isEqualTo(soon.start());
    }

    @OnBothDatabases
    void aRequestHoldsItsSlotUntilAnAnimatorAnswers(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine();
        Member animator = lab.newMember(Role.ANIMATOR);
        TimeSlot slot = slot("2026-03-04T10:00", "2026-03-04T12:00");
        lab.bean(RuleBook.class).set(RuleScope.of(machine), Rule.APPROVAL, "true");
        Answers answers = lab.bean(Answers.class);
        Reservation request = granted(lab, machine, lab.newMember(), slot);

        assertThat(request.certainty()).isEqualTo(Certainty.REQUESTED);
        assertThat(answers.requests()).contains(request);
        assertThat(answers.decline(request.id(), animator)).isTrue();
        assertThat(answers.approve(request.id(), animator)).isFalse();

        Reservation second = granted(lab, machine, lab.newMember(), slot);
        assertThat(answers.approve(second.id(), animator)).isTrue();
        Reservation third = granted(lab, machine, lab.newMember(), slot("2026-03-05T10:00", "2026-03-05T12:00"));
        lab.clock().set(at("2026-03-05T10:00"));
        lab.bean(Sweep.class).sweep();
        assertThat(lab.bean(Reservations.class).find(third.id()).orElseThrow().released())
                .isEqualTo(Released.EXPIRED);
        assertThat(lab.bean(Reservations.class).find(second.id()).orElseThrow().cancelled())
                .isFalse();
    }

    @OnBothDatabases
    void whoDoesNotBadgeWithinTheGraceLosesTheSlotUnlessTheBenchIsSilent(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine();
        Reservations reservations = lab.bean(Reservations.class);
        lab.bean(RuleBook.class).set(RuleScope.of(machine), Rule.GRACE, "PT15M");
        Reservation absent = granted(lab, machine, lab.newMember(), slot("2026-03-04T10:00", "2026-03-04T11:00"));
        Reservation there = granted(lab, machine, lab.newMember(), slot("2026-03-04T11:00", "2026-03-04T12:00"));
        Sweep sweep = lab.bean(Sweep.class);

        lab.clock().set(at("2026-03-04T10:15"));
        lab.benchIsHeard(false);
        sweep.sweep();
        assertThat(reservations.find(absent.id()).orElseThrow().cancelled()).isFalse();

        lab.benchIsHeard(true);
        lab.clock().set(at("2026-03-04T10:14"));
        sweep.sweep();
        assertThat(reservations.find(absent.id()).orElseThrow().cancelled()).isFalse();
        lab.clock().set(at("2026-03-04T10:15"));
        sweep.sweep();
        assertThat(reservations.find(absent.id()).orElseThrow().released()).isEqualTo(Released.NO_SHOW);

        lab.bean(BenchEvents.class).receive(badgedIn(there, machine));
        lab.clock().set(at("2026-03-04T11:59"));
        sweep.sweep();
        assertThat(reservations.find(there.id()).orElseThrow().cancelled()).isFalse();
    }

    private static BenchEvent badgedIn(Reservation reservation, MachineId machine) {
        return new BenchEvent(
                1,
                Lab.BENCH,
                System.nanoTime(),
                reservation.slot().start().plusSeconds(60),
                true,
                machine.value(),
                UUID.randomUUID().toString(),
                new Happening.SessionOpened(
                        reservation.member().toString(), reservation.id().toString(), null, null));
    }

    private static Reservation granted(Lab lab, MachineId machine, Member member, TimeSlot slot) {
        Reserved answer = lab.bean(Planning.class).reserve(machine, member, slot);
        assertThat(answer).isInstanceOf(Reserved.Granted.class);
        return ((Reserved.Granted) answer).reservation();
    }

    private static List<Refusal> refusals(Reserved answer) {
        assertThat(answer).isInstanceOf(Reserved.Refused.class);
        return ((Reserved.Refused) answer).refusals();
    }

    private static Reservation only(Reservations reservations, Member member, Lab lab) {
        List<Reservation> own = reservations.of(member.id(), lab.clock().instant());
        assertThat(own).hasSize(1);
        return own.getFirst();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Lab.PARIS).toInstant();
    }

    private static TimeSlot slot(String start, String end) {
        return new TimeSlot(at(start), at(end));
    }
}
