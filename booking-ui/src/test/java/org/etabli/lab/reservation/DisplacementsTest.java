package org.etabli.lab.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.reservation.Displacements.Displaced;
import org.etabli.lab.reservation.Displacements.Fate;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;

/** Planned maintenance over reservations that were there first. */
class DisplacementsTest {

    private static final TimeSlot MORNING = slot("2026-03-04T09:00", "2026-03-04T13:00");
    private static final TimeSlot TEN = slot("2026-03-04T10:00", "2026-03-04T12:00");

    @OnBothDatabases
    void whoIsDisplacedKeepsTheirTimeOnAMachineOfTheSameKind(Database database) {
        Lab lab = Lab.on(database);
        String kind = lab.newKind();
        MachineId machine = lab.newMachine(kind);
        MachineId twin = lab.newMachine(kind);
        Reservation made = granted(lab, machine, lab.newMember(), TEN);

        assertThat(displacements(lab).touched(machine, MORNING)).containsExactly(made);
        Displaced displaced = onlyOne(lab, machine);

        assertThat(displaced.fate()).isEqualTo(Fate.MOVED);
        Reservation after = found(lab, made);
        assertThat(after).isEqualTo(displaced.after());
        assertThat(after.machine()).isEqualTo(twin);
        assertThat(after.slot()).isEqualTo(TEN);
        assertThat(after.isConfirmed()).isTrue();
        assertThat(after.displaced()).isEqualTo("new nozzle");
    }

    @OnBothDatabases
    void withoutSuchAMachineTheNearestSlotIsHeldForThemForADay(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine(lab.newKind());
        lab.bean(RuleBook.class).set(RuleScope.of(machine), Rule.HOURS, "mon-sun 09:00-20:00");
        Member member = lab.newMember();
        Reservation made = granted(lab, machine, member, TEN);

        Displaced displaced = onlyOne(lab, machine);

        assertThat(displaced.fate()).isEqualTo(Fate.OFFERED);
        Reservation after = found(lab, made);
        assertThat(after.certainty()).isEqualTo(Certainty.OFFERED);
        assertThat(after.slot()).isEqualTo(slot("2026-03-04T13:00", "2026-03-04T15:00"));
        assertThat(after.heldUntil()).isEqualTo(lab.clock().instant().plus(Displacements.TIME_TO_ANSWER));

        assertThat(lab.bean(Answers.class).take(made.id(), member)).isTrue();
        assertThat(found(lab, made).isConfirmed()).isTrue();
        assertThat(found(lab, made).displaced()).isNull();
    }

    @OnBothDatabases
    void anOfferThatIsNotTakenIsReleased(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine(lab.newKind());
        Reservation made = granted(lab, machine, lab.newMember(), TEN);
        onlyOne(lab, machine);

        lab.clock().step(Displacements.TIME_TO_ANSWER);
        lab.bean(Sweep.class).sweep();

        assertThat(found(lab, made).released()).isEqualTo(Released.EXPIRED);
    }

    @OnBothDatabases
    void whereNothingIsFreeForAWeekTheReservationIsReleased(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine(lab.newKind());
        Reservation made = granted(lab, machine, lab.newMember(), TEN);

        Displaced displaced = displacements(lab)
                .close(machine, slot("2026-03-02T00:00", "2026-03-20T00:00"), "moving house")
                .displaced()
                .getFirst();

        assertThat(displaced.fate()).isEqualTo(Fate.RELEASED);
        assertThat(found(lab, made).released()).isEqualTo(Released.DISPLACED);
        assertThat(found(lab, made).displaced()).isEqualTo("moving house");
    }

    @OnBothDatabases
    void whoeverIsAtTheMachineStaysAndSoDoesAnAnimatorWhoRepairsIt(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine(lab.newKind());
        Reservation running = granted(lab, machine, lab.newMember(), slot("2026-03-04T08:00", "2026-03-04T10:00"));
        Reservation animators =
                granted(lab, machine, lab.newMember(Role.ANIMATOR), slot("2026-03-04T10:00", "2026-03-04T11:00"));
        lab.clock().set(at("2026-03-04T09:30"));

        assertThat(displacements(lab).touched(machine, MORNING)).isEmpty();
        assertThat(displacements(lab).close(machine, MORNING, "new nozzle").displaced())
                .extracting(Displaced::fate)
                .containsOnly(Fate.STAYS);
        assertThat(found(lab, running)).isEqualTo(running);
        assertThat(found(lab, animators)).isEqualTo(animators);
    }

    @OnBothDatabases
    void twoWhoAreDisplacedNeverGetTheSameRoom(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine(lab.newKind());
        Reservation first = granted(lab, machine, lab.newMember(), slot("2026-03-04T10:00", "2026-03-04T11:00"));
        Reservation second = granted(lab, machine, lab.newMember(), slot("2026-03-04T11:00", "2026-03-04T12:00"));

        displacements(lab).close(machine, MORNING, "new nozzle");

        assertThat(found(lab, first).slot().overlaps(MORNING)).isFalse();
        assertThat(found(lab, second).slot().overlaps(MORNING)).isFalse();
        assertThat(found(lab, first).slot().overlaps(found(lab, second).slot())).isFalse();
    }

    private static Displaced onlyOne(Lab lab, MachineId machine) {
        var displaced = displacements(lab).close(machine, MORNING, "new nozzle").displaced();
        assertThat(displaced).hasSize(1);
        return displaced.getFirst();
    }

    private static Displacements displacements(Lab lab) {
        return lab.bean(Displacements.class);
    }

    private static Reservation found(Lab lab, Reservation reservation) {
        return lab.bean(Reservations.class).find(reservation.id()).orElseThrow();
    }

    private static Reservation granted(Lab lab, MachineId machine, Member member, TimeSlot slot) {
        return ((Reserved.Granted) lab.bean(Planning.class).reserve(machine, member, slot)).reservation();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Lab.PARIS).toInstant();
    }

    private static TimeSlot slot(String start, String end) {
        return new TimeSlot(at(start), at(end));
    }
}
