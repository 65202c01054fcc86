package org.etabli.lab.reservation;

import java.time.Duration;
import java.time.Instant;
import org.etabli.lab.machine.Agenda;
import org.etabli.lab.machine.MachineId;
import org.springframework.stereotype.Component;

/** The machines' slots, as the machines' own pages ask for them. */
@Component
class MachineAgenda implements Agenda {

    private final Reservations reservations;

    MachineAgenda(Reservations reservations) {
        this.reservations = reservations;
    }

    @Override
    public boolean isReserved(MachineId machine, Instant at) {
        return !reservations
                .during(TimeSlot.of(at, Duration.ofSeconds(1)), machine)
                .isEmpty();
    }
}
