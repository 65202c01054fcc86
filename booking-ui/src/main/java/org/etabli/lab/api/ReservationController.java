package org.etabli.lab.api;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.reservation.Planning;
import org.etabli.lab.reservation.Repeated;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.Reservations;
import org.etabli.lab.reservation.Reserved;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.reservation.WeeklyRepeats;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/reservations}: one's own. */
@RestController
@RequestMapping("/api/v1/reservations")
class ReservationController {

    private final Reservations reservations;
    private final Planning planning;
    private final WeeklyRepeats repeats;
    private final Named named;
    private final Refusals refusals;
    private final Clock clock;

    ReservationController(
            Reservations reservations,
            Planning planning,
            WeeklyRepeats repeats,
            Named named,
            Refusals refusals,
            Clock clock) {
        this.reservations = reservations;
        this.planning = planning;
        this.repeats = repeats;
        this.named = named;
        this.refusals = refusals;
        this.clock = clock;
    }

    record Wish(
            @Nullable String machine,
            @Nullable Instant start,
            @Nullable Instant end) {}

    /** @param leaveOut whether weeks that are refused are left out; otherwise it is all or none */
    record WeeklyWish(
            @Nullable String machine,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable Integer weeks,
            @Nullable Boolean leaveOut) {}

    record Series(List<ReservationJson> reservations, List<Refusals.Week> left) {}

    @GetMapping
    List<ReservationJson> mine() {
        return reservations.of(named.caller().id(), clock.instant()).stream()
                .map(ReservationJson::of)
                .toList();
    }

    @GetMapping("/{id}")
    ReservationJson one(@PathVariable UUID id) {
        return ReservationJson.of(named.reservation(id));
    }

    @PostMapping
    ResponseEntity<ReservationJson> reserve(@RequestBody Wish wish, Locale language) {
        MachineId machine = named.machine(wish.machine()).id();
        TimeSlot slot = Named.slot(wish.start(), wish.end());
        return switch (planning.reserve(machine, named.caller(), slot)) {
            case Reserved.Granted granted -> created(granted.reservation());
            case Reserved.Refused refused -> throw refusals.of(refused, language);
        };
    }

    @PostMapping("/weekly")
    ResponseEntity<Series> repeat(@RequestBody WeeklyWish wish, Locale language) {
        MachineId machine = named.machine(wish.machine()).id();
        TimeSlot slot = Named.slot(wish.start(), wish.end());
        Integer weeks = wish.weeks();
        if (weeks == null || weeks < 2 || weeks > WeeklyRepeats.MOST_WEEKS) {
            throw new Problem(HttpStatus.BAD_REQUEST, "problem.weeks", WeeklyRepeats.MOST_WEEKS);
        }
        return switch (repeats.reserve(machine, named.caller(), slot, weeks, Boolean.TRUE.equals(wish.leaveOut()))) {
            case Repeated.Granted granted ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .body(new Series(
                                granted.reservations().stream()
                                        .map(ReservationJson::of)
                                        .toList(),
                                refusals.weeks(granted.left(), language)));
            case Repeated.Refused refused -> throw refusals.of(refused, language);
        };
    }

    /** Moves or resizes: what is absent stays as it is. */
    @PatchMapping("/{id}")
    ReservationJson move(@PathVariable UUID id, @RequestBody Wish wish, Locale language) {
        Reservation reservation = named.reservation(id);
        String machine = wish.machine();
        MachineId to =
                machine == null ? reservation.machine() : named.machine(machine).id();
        Instant start = wish.start();
        Instant end = wish.end();
        TimeSlot slot = Named.slot(
                start == null ? reservation.slot().start() : start,
                end == null ? reservation.slot().end() : end);
        return switch (planning.move(reservation, named.caller(), to, slot)) {
            case Reserved.Granted granted -> ReservationJson.of(granted.reservation());
            case Reserved.Refused refused -> throw refusals.of(refused, language);
        };
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> cancel(@PathVariable UUID id, Locale language) {
        planning.release(named.reservation(id), named.caller()).ifPresent(refusal -> {
            throw refusals.of(refusal, language);
        });
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<ReservationJson> created(Reservation reservation) {
        return ResponseEntity.created(URI.create("/api/v1/reservations/" + reservation.id()))
                .body(ReservationJson.of(reservation));
    }
}
