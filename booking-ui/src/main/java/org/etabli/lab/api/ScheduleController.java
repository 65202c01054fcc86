package org.etabli.lab.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Member;
import org.etabli.lab.reservation.Planning;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.Reservations;
import org.etabli.lab.reservation.TimeSlot;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is taken and what is free: {@code /api/v1/board} for all machines, {@code /api/v1/machines/{id}/…} for one. */
@RestController
class ScheduleController {

    /** A month's view, and a little: more at once is a report. */
    private static final int MOST_DAYS = 40;

    private final Reservations reservations;
    private final Planning planning;
    private final Named named;

    ScheduleController(Reservations reservations, Planning planning, Named named) {
        this.reservations = reservations;
        this.planning = planning;
        this.named = named;
    }

    /** @param reservation whose id is shown to its own member alone; others learn that the machine is taken */
    record Taken(
            String machine,
            Instant start,
            Instant end,
            boolean mine,
            @Nullable UUID reservation) {}

    @GetMapping("/api/v1/board")
    List<Taken> board(@RequestParam Instant from, @RequestParam Instant until) {
        return shown(reservations.during(window(from, until)));
    }

    @GetMapping("/api/v1/machines/{id}/reservations")
    List<Taken> machine(@PathVariable String id, @RequestParam Instant from, @RequestParam Instant until) {
        return shown(reservations.during(window(from, until), named.machine(id).id()));
    }

    /** The soonest slots of so many minutes that the caller would be granted. */
    @GetMapping("/api/v1/machines/{id}/free")
    List<Refusals.Free> free(@PathVariable String id, @RequestParam Instant from, @RequestParam int minutes) {
        MachineId machine = named.machine(id).id();
        if (minutes < 1 || minutes > MOST_DAYS * 24 * 60) {
            throw new Problem(HttpStatus.BAD_REQUEST, "problem.slot");
        }
        return planning.free(machine, named.caller(), from, Duration.ofMinutes(minutes)).stream()
                .map(slot -> new Refusals.Free(slot.start(), slot.end()))
                .toList();
    }

    private List<Taken> shown(List<Reservation> found) {
        Member caller = named.caller();
        return found.stream()
                .map(reservation -> {
                    boolean mine = reservation.member().equals(caller.id());
                    return new Taken(
                            reservation.machine().value(),
                            reservation.slot().start(),
                            reservation.slot().end(),
                            mine,
                            mine ? reservation.id().value() : null);
                })
                .toList();
    }

    private static TimeSlot window(Instant from, Instant until) {
        if (!from.isBefore(until) || Duration.between(from, until).toDays() > MOST_DAYS) {
            throw new Problem(HttpStatus.BAD_REQUEST, "problem.window", MOST_DAYS);
        }
        return new TimeSlot(from, until);
    }
}
