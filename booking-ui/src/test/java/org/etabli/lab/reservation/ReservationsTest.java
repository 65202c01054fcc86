package org.etabli.lab.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Member;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReservationsTest {

    private static final Instant TEN = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    @OnBothDatabases
    void theDatabaseItselfRefusesAnOverlapOfAMicrosecond(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine();
        Reservations reservations = lab.bean(Reservations.class);
        reservations.add(fresh(lab, machine, TimeSlot.of(TEN, HOUR)));

        TimeSlot overlapping = TimeSlot.of(TEN.plus(HOUR).minusNanos(1_000), HOUR);

        assertThatThrownBy(() -> reservations.add(fresh(lab, machine, overlapping)))
                .isInstanceOf(OverlapException.class);
        assertThat(reservations.during(TimeSlot.of(TEN, HOUR.multipliedBy(3)), machine))
                .hasSize(1);
    }

    @OnBothDatabases
    void aSlotMayBeginWhenTheOneBeforeEndsAndAnotherMachineIsAnotherMatter(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine();
        Reservations reservations = lab.bean(Reservations.class);
        reservations.add(fresh(lab, machine, TimeSlot.of(TEN, HOUR)));

        reservations.add(fresh(lab, machine, TimeSlot.of(TEN.plus(HOUR), HOUR)));
        reservations.add(fresh(lab, lab.newMachine(), TimeSlot.of(TEN, HOUR)));

        assertThat(reservations.during(TimeSlot.of(TEN, HOUR.multipliedBy(3)), machine))
                .hasSize(2);
    }

    @OnBothDatabases
    void aReleasedSlotIsFreeAgainAndComesBackToNobody(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine();
        Reservations reservations = lab.bean(Reservations.class);
        Reservation first = reservations.add(fresh(lab, machine, TimeSlot.of(TEN, HOUR)));
        reservations.release(first, Released.CANCELLED);

        reservations.add(fresh(lab, machine, TimeSlot.of(TEN, HOUR)));

        assertThatThrownBy(() -> lab.bean(JdbcClient.class)
                        .sql("update reservation set cancelled_at = null where id = ?")
                        .param(first.id().value())
                        .update())
                .hasRootCauseInstanceOf(java.sql.SQLException.class);
        assertThat(reservations.find(first.id()).orElseThrow().released()).isEqualTo(Released.CANCELLED);
    }

    @OnBothDatabases
    void aMoveOntoAnotherReservationIsRefusedByTheDatabase(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine();
        Reservations reservations = lab.bean(Reservations.class);
        reservations.add(fresh(lab, machine, TimeSlot.of(TEN, HOUR)));
        Reservation second = reservations.add(fresh(lab, machine, TimeSlot.of(TEN.plus(HOUR), HOUR)));

        assertThatThrownBy(
                        () -> reservations.move(second, machine, TimeSlot.of(TEN.plus(Duration.ofMinutes(59)), HOUR)))
                .isInstanceOf(OverlapException.class);
        assertThat(reservations.find(second.id())).contains(second);
    }

    @OnBothDatabases
    void noSlotLastsLongerThanAWeek(Database database) {
        Lab lab = Lab.on(database);
        Reservations reservations = lab.bean(Reservations.class);
        Duration week = Rule.LONGEST_OF_ALL;

        reservations.add(fresh(lab, lab.newMachine(), TimeSlot.of(TEN, week)));

        assertThatThrownBy(() -> reservations.add(fresh(lab, lab.newMachine(), TimeSlot.of(TEN, week.plusSeconds(1)))))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @OnBothDatabases
    void aWeekLongSlotIsFoundFromItsLastMoment(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine();
        Reservations reservations = lab.bean(Reservations.class);
        TimeSlot week = TimeSlot.of(TEN, Rule.LONGEST_OF_ALL);
        Reservation made = reservations.add(fresh(lab, machine, week));

        assertThat(reservations.during(new TimeSlot(week.end().minusSeconds(1), week.end()), machine))
                .containsExactly(made);
        assertThat(reservations.during(TimeSlot.of(week.end(), HOUR), machine)).isEmpty();
    }

    private static Reservations.Fresh fresh(Lab lab, MachineId machine, TimeSlot slot) {
        Member member = lab.newMember();
        return Reservations.Fresh.confirmed(machine, member.id(), slot);
    }
}
