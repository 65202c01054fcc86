package org.etabli.lab.api;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.reservation.Planning;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.ReservationId;
import org.etabli.lab.reservation.Reservations;
import org.etabli.lab.reservation.Reserved;
import org.etabli.lab.reservation.TimeSlot;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/reservations}: one's own. */
@RestController
class ReservationController {

    private final Reservations reservations;
    private final Planning planning;
    private final Machines machines;
    private final CurrentMember current;
    private final java.time.Clock clock;

    ReservationController(
            Reservations reservations,
            Planning planning,
            Machines machines,
            CurrentMember current,
            java.time.Clock clock) {
        this.reservations = reservations;
        this.planning = planning;
        this.machines = machines;
        this.current = current;
        this.clock = clock;
    }

    record Wish(String machine, Instant start, Instant end) {}

    record Made(String id, String machine, Instant start, Instant end, Instant reservedAt) {

        static Made of(Reservation reservation) {
            return new Made(
                    reservation.id().toString(),
                    reservation.machine().value(),
                    reservation.slot().start(),
                    reservation.slot().end(),
                    reservation.reservedAt());
        }
    }

    record Free(Instant start, Instant end) {}

    @GetMapping("/api/v1/reservations")
    List<Made> mine() {
        return reservations.of(current.get().id(), clock.instant()).stream()
                .map(Made::of)
                .toList();
    }

    @PostMapping("/api/v1/reservations")
    ResponseEntity<Made> reserve(@RequestBody Wish wish) {
        Machine machine = machine(wish.machine());
        TimeSlot slot = slot(wish);
        return switch (planning.reserve(machine.id(), current.get(), slot)) {
            case Reserved.Granted granted ->
                ResponseEntity.created(URI.create(
                                "/api/v1/reservations/" + granted.reservation().id()))
                        .body(Made.of(granted.reservation()));
            case Reserved.Refused refused -> throw refusal(refused);
        };
    }

    @DeleteMapping("/api/v1/reservations/{id}")
    ResponseEntity<Void> cancel(@PathVariable UUID id) {
        Reservation reservation = own(id);
        if (!planning.cancel(reservation, current.get())) {
            throw new Problem(HttpStatus.CONFLICT, "problem.cannot-cancel");
        }
        return ResponseEntity.noContent().build();
    }

    /** Somebody else's reservation answers exactly as one that does not exist. */
    private Reservation own(UUID id) {
        Member member = current.get();
        return reservations
                .find(new ReservationId(id))
                .filter(r -> r.member().equals(member.id()) || member.is(Role.ANIMATOR))
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "problem.no-reservation"));
    }

    private Machine machine(String name) {
        try {
            return machines.find(new MachineId(name)).orElseThrow();
        } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
            throw new Problem(HttpStatus.NOT_FOUND, "problem.no-machine", name);
        }
    }

    private static TimeSlot slot(Wish wish) {
        if (wish.start() == null || wish.end() == null || !wish.start().isBefore(wish.end())) {
            throw new Problem(HttpStatus.BAD_REQUEST, "problem.slot");
        }
        return new TimeSlot(wish.start(), wish.end());
    }

    private static Problem refusal(Reserved.Refused refused) {
        List<Free> alternatives = refused.alternatives().stream()
                .map(slot -> new Free(slot.start(), slot.end()))
                .toList();
        return new Problem(
                        HttpStatus.CONFLICT,
                        "refusal."
                                + refused.why().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .with("rule", refused.why())
                .with("alternatives", alternatives);
    }
}
