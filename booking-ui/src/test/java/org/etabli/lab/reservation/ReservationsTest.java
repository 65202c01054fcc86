package org.etabli.lab.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Member;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;

class ReservationsTest {

    private static final Instant TEN = Instant.parse("2026-03-02T09:00:00Z");
    private static final TimeSlot HOUR = TimeSlot.of(TEN, Duration.ofHours(1));

    @OnBothDatabases
    void theDatabaseItselfRefusesAnOverlap(Database database) {
        Lab lab = Lab.on(database);
        MachineId machine = lab.newMachine();
        Member member = lab.newMember();
        Reservations reservations = lab.bean(Reservations.class);
        assertThat(reservations.add(machine, member.id(), HOUR)).isPresent();
        assertThat(reservations.add(machine, member.id(), HOUR)).isEmpty();
    }
}
