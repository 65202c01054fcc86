package org.etabli.lab.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.etabli.lab.bench.LiveStates;
import org.etabli.lab.bench.LiveStatesInTests;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Member;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;

/** A job that will take longer than its slot, seen before it does. */
class OverrunsTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @OnBothDatabases
    void whoComesNextIsNamedOnceTheJobWillKeepTheMachineForMoreThanAFewMinutes(Database database) {
        Case here = new Case(database);

        here.left(HOUR.plus(Overruns.TOLERANCE));
        assertThat(here.overruns().on(here.machine)).isEmpty();

        here.left(HOUR.plus(Overruns.TOLERANCE).plusSeconds(1));
        Overruns.Overrun late = here.overruns().on(here.machine).orElseThrow();
        assertThat(late.running().id()).isEqualTo(here.running.id());
        assertThat(late.end())
                .isEqualTo(here.now().plus(HOUR).plus(Overruns.TOLERANCE).plusSeconds(1));
        assertThat(late.next()).contains(here.next);
        assertThat(here.overruns().all()).contains(late);
    }

    @OnBothDatabases
    void nobodyIsNamedWhereNobodyComesSoonOrTheBenchHasGoneSilent(Database database) {
        Case here = new Case(database);
        here.left(HOUR.multipliedBy(2));
        here.lab.bean(Reservations.class).release(here.next, Released.CANCELLED);

        assertThat(here.overruns().on(here.machine).orElseThrow().next()).isEmpty();
        here.lab.clock().step(Duration.ofMinutes(10));
        assertThat(here.overruns().on(here.machine)).isEmpty();
    }

    @OnBothDatabases
    void whoIsKeptWaitingMayMoveThoughItIsTooLateForAnybodyElse(Database database) {
        Case here = new Case(database);
        Planning planning = here.lab.bean(Planning.class);
        Member next = here.nextMember;
        here.lab.bean(RuleBook.class).set(RuleScope.of(here.machine), Rule.NOTICE, "PT24H");
        TimeSlot later = TimeSlot.of(here.next.slot().start().plus(HOUR.multipliedBy(3)), HOUR);

        assertThat(((Reserved.Refused) planning.move(here.next, next, here.machine, later)).refusals())
                .containsExactly(new Refusal.TooLate(Duration.ofHours(24)));

        here.left(HOUR.multipliedBy(2));
        Reserved.Refused elsewhere = planning.elsewhere(here.next, next);
        assertThat(elsewhere.alternatives()).isNotEmpty().allSatisfy(slot -> assertThat(slot.start())
                .isAfterOrEqualTo(here.now().plus(HOUR.multipliedBy(2))));
        assertThat(planning.move(here.next, next, here.machine, later)).isInstanceOf(Reserved.Granted.class);
    }

    /** One hour into a slot of two, with somebody else right after. */
    private static final class Case {

        private final Lab lab;
        private final MachineId machine;
        private final Reservation running;
        private final Reservation next;
        private final Member nextMember;

        Case(Database database) {
            lab = Lab.on(database);
            machine = lab.newMachine();
            nextMember = lab.newMember();
            Instant start = lab.clock().instant().plus(HOUR);
            running = granted(lab.newMember(), TimeSlot.of(start, HOUR.multipliedBy(2)));
            next = granted(nextMember, TimeSlot.of(start.plus(HOUR.multipliedBy(2)), HOUR));
            lab.bean(Reservations.class).arrive(running.id(), start);
            lab.clock().set(start.plus(HOUR));
        }

        void left(Duration left) {
            LiveStatesInTests.running(
                    lab.bean(LiveStates.class),
                    machine.value(),
                    running.member().toString(),
                    now(),
                    left.toSeconds());
        }

        Instant now() {
            return lab.clock().instant();
        }

        Overruns overruns() {
            return lab.bean(Overruns.class);
        }

        private Reservation granted(Member member, TimeSlot slot) {
            return ((Reserved.Granted) lab.bean(Planning.class).reserve(machine, member, slot)).reservation();
        }
    }
}
