package org.etabli.lab.api;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.etabli.lab.reservation.Answers;
import org.etabli.lab.reservation.ReservationId;
import org.etabli.lab.reservation.Waiting;
import org.etabli.lab.reservation.WaitingList;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Waiting for a slot, taking an offer, and an animator's answer to a request. */
@RestController
class WaitingController {

    private final WaitingList waiting;
    private final Answers answers;
    private final Named named;

    WaitingController(WaitingList waiting, Answers answers, Named named) {
        this.waiting = waiting;
        this.answers = answers;
        this.named = named;
    }

    record Wish(
            @Nullable String machine,
            @Nullable Instant start,
            @Nullable Instant end) {}

    record Waits(UUID id, String machine, Instant start, Instant end, Instant askedAt) {

        static Waits of(Waiting waiting) {
            return new Waits(
                    waiting.id(),
                    waiting.machine().value(),
                    waiting.slot().start(),
                    waiting.slot().end(),
                    waiting.askedAt());
        }
    }

    @GetMapping("/api/v1/waiting")
    List<Waits> mine() {
        return waiting.of(named.caller().id()).stream().map(Waits::of).toList();
    }

    @PostMapping("/api/v1/waiting")
    ResponseEntity<Waits> join(@RequestBody Wish wish) {
        Waiting joined = waiting.join(
                        named.machine(wish.machine()).id(), named.caller(), Named.slot(wish.start(), wish.end()))
                .orElseThrow(() -> new Problem(HttpStatus.CONFLICT, "problem.cannot-wait", WaitingList.MOST));
        return ResponseEntity.created(URI.create("/api/v1/waiting/" + joined.id()))
                .body(Waits.of(joined));
    }

    @DeleteMapping("/api/v1/waiting/{id}")
    ResponseEntity<Void> leave(@PathVariable UUID id) {
        return done(waiting.leave(id, named.caller()), "problem.no-waiting");
    }

    /** Takes an offer from the waiting list; it becomes a reservation. */
    @PostMapping("/api/v1/reservations/{id}/take")
    ResponseEntity<Void> take(@PathVariable UUID id) {
        return done(answers.take(new ReservationId(id), named.caller()), "problem.no-offer");
    }

    /** What waits for an animator's yes. */
    @GetMapping("/api/v1/requests")
    List<ReservationJson> requests() {
        return answers.requests().stream().map(ReservationJson::of).toList();
    }

    @PostMapping("/api/v1/requests/{id}/approve")
    ResponseEntity<Void> approve(@PathVariable UUID id) {
        return done(answers.approve(new ReservationId(id), named.caller()), "problem.no-request");
    }

    @PostMapping("/api/v1/requests/{id}/decline")
    ResponseEntity<Void> decline(@PathVariable UUID id) {
        return done(answers.decline(new ReservationId(id), named.caller()), "problem.no-request");
    }

    private static ResponseEntity<Void> done(boolean done, String otherwise) {
        if (!done) {
            throw new Problem(HttpStatus.NOT_FOUND, otherwise);
        }
        return ResponseEntity.noContent().build();
    }
}
