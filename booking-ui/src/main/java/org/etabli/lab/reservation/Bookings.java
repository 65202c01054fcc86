package org.etabli.lab.reservation;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps what a wish asks for when it is its turn, and finds what could be had instead when it is refused. */
@Component
class Bookings {

    private final Reservations reservations;
    private final Situations situations;
    private final Suggestions suggestions;
    private final Turn turn;

    Bookings(Reservations reservations, Situations situations, Suggestions suggestions, Turn turn) {
        this.reservations = reservations;
        this.situations = situations;
        this.suggestions = suggestions;
        this.turn = turn;
    }

    /** What came of trying. */
    sealed interface Attempt {

        record Kept(Reservation reservation) implements Attempt {}

        record Failed(List<Refusal> refusals) implements Attempt {}
    }

    /** Most who come too late are told so without taking a turn; what the others see is checked again in theirs. */
    Reserved reserve(Wish wish) {
        List<Refusal> refusals = Checks.ofNew(wish, situations.of(wish));
        if (!refusals.isEmpty()) {
            return refused(wish, refusals);
        }
        return inTurn(wish, () -> tryNew(wish, null));
    }

    /** One attempt, within the turn of whoever calls. */
    Attempt tryNew(Wish wish, @Nullable UUID series) {
        Situation situation = situations.of(wish);
        List<Refusal> refusals = Checks.ofNew(wish, situation);
        if (!refusals.isEmpty()) {
            return new Attempt.Failed(refusals);
        }
        Certainty certainty = situation.rules().approval() ? Certainty.REQUESTED : Certainty.CONFIRMED;
        return new Attempt.Kept(reservations.add(
                new Reservations.Fresh(wish.machine(), wish.member(), wish.slot(), certainty, null, series)));
    }

    /** Tries while nobody else changes the member's or the machine's reservations. */
    Reserved inTurn(Wish wish, Supplier<Attempt> attempt) {
        Attempt came;
        try {
            Reservation moved = wish.moved();
            came = turn.of(wish.member(), attempt, wish.machine(), moved == null ? wish.machine() : moved.machine());
        } catch (OverlapException e) {
            came = new Attempt.Failed(List.of(new Refusal.Taken()));
        }
        return switch (came) {
            case Attempt.Kept kept -> new Reserved.Granted(kept.reservation());
            case Attempt.Failed failed -> refused(wish, failed.refusals());
        };
    }

    Reserved.Refused refused(Wish wish, List<Refusal> refusals) {
        return new Reserved.Refused(refusals, suggestions.instead(wish), suggestions.elsewhere(wish));
    }
}
