package org.etabli.lab.reservation;

import java.time.Clock;
import java.util.List;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.springframework.stereotype.Service;

/** What waits for somebody's yes: an offer for its member's, a request for an animator's. */
@Service
public class Answers {

    private final Reservations reservations;
    private final RuleBook book;
    private final WaitingList waiting;
    private final Turn turn;
    private final Clock clock;

    Answers(Reservations reservations, RuleBook book, WaitingList waiting, Turn turn, Clock clock) {
        this.reservations = reservations;
        this.book = book;
        this.waiting = waiting;
        this.turn = turn;
        this.clock = clock;
    }

    /** Takes an offer; says whether it was one of the member's, and still held. */
    public boolean take(ReservationId id, Member member) {
        return reservations
                .find(id)
                .filter(offer -> offer.member().equals(member.id()))
                .filter(offer -> offer.certainty() == Certainty.OFFERED && !isOutdated(offer))
                .map(offer -> turn.of(
                        offer.member(),
                        () -> reservations.become(
                                offer,
                                book.of(offer.machine(), member).approval()
                                        ? Certainty.REQUESTED
                                        : Certainty.CONFIRMED),
                        offer.machine()))
                .orElse(false);
    }

    /** Requests that wait for an animator, soonest first. */
    public List<Reservation> requests() {
        return reservations.with(Certainty.REQUESTED);
    }

    /** Confirms a request; says whether there was one. */
    public boolean approve(ReservationId id, Member by) {
        return request(id, by, request -> reservations.become(request, Certainty.CONFIRMED));
    }

    /** Refuses a request; its slot is free again. Says whether there was one. */
    public boolean decline(ReservationId id, Member by) {
        return request(id, by, request -> {
            boolean declined = reservations.release(request, Released.DECLINED);
            waiting.offer(request.machine(), request.slot());
            return declined;
        });
    }

    private boolean request(ReservationId id, Member by, java.util.function.Predicate<Reservation> answer) {
        if (!by.is(Role.ANIMATOR)) {
            throw new IllegalArgumentException(by.id() + " is not an animator");
        }
        return reservations
                .find(id)
                .filter(request -> request.certainty() == Certainty.REQUESTED && !request.cancelled())
                .map(request -> turn.of(request.member(), () -> answer.test(request), request.machine()))
                .orElse(false);
    }

    private boolean isOutdated(Reservation offer) {
        return offer.cancelled()
                || offer.heldUntil() != null && !clock.instant().isBefore(offer.heldUntil());
    }
}
