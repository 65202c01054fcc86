package org.etabli.lab.api;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.ReservationId;
import org.etabli.lab.reservation.Reservations;
import org.etabli.lab.reservation.TimeSlot;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What a request names, or the problem that it names nothing. */
@Component
class Named {

    private final Machines machines;
    private final Reservations reservations;
    private final CurrentMember current;

    Named(Machines machines, Reservations reservations, CurrentMember current) {
        this.machines = machines;
        this.reservations = reservations;
        this.current = current;
    }

    Member caller() {
        return current.get();
    }

    Machine machine(@Nullable String name) {
        return Optional.ofNullable(name)
                .flatMap(Named::id)
                .flatMap(machines::find)
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "problem.no-machine", String.valueOf(name)));
    }

    /** One's own reservation, or anybody's for an animator; another's answers exactly as one that does not exist. */
    Reservation reservation(UUID id) {
        Member caller = caller();
        return reservations
                .find(new ReservationId(id))
                .filter(r -> r.member().equals(caller.id()) || caller.is(Role.ANIMATOR))
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "problem.no-reservation"));
    }

    static TimeSlot slot(@Nullable Instant start, @Nullable Instant end) {
        if (start == null || end == null || !start.isBefore(end)) {
            throw new Problem(HttpStatus.BAD_REQUEST, "problem.slot");
        }
        return new TimeSlot(start, end);
    }

    /** What somebody wrote, without blanks around it; nothing where they wrote nothing. */
    static String text(@Nullable String written, String field, int most) {
        String text = written == null ? "" : written.strip();
        if (text.length() > most) {
            throw new Problem(HttpStatus.BAD_REQUEST, "problem.too-many-letters", field, most);
        }
        return text;
    }

    private static Optional<MachineId> id(String name) {
        try {
            return Optional.of(new MachineId(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
