package org.etabli.lab.api;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.etabli.lab.reservation.Reservation;
import org.jspecify.annotations.Nullable;

/**
 * A reservation as the API shows it to its member.
 *
 * @param certainty {@code confirmed}, {@code requested} (waits for an animator) or {@code offered} (to be taken)
 * @param heldUntil until when an offer can be taken
 * @param series what weekly repeats made together have in common
 */
record ReservationJson(
        String id,
        String machine,
        Instant start,
        Instant end,
        Instant reservedAt,
        String certainty,
        @Nullable Instant heldUntil,
        @Nullable UUID series) {

    static ReservationJson of(Reservation reservation) {
        return new ReservationJson(
                reservation.id().toString(),
                reservation.machine().value(),
                reservation.slot().start(),
                reservation.slot().end(),
                reservation.reservedAt(),
                reservation.certainty().name().toLowerCase(Locale.ROOT),
                reservation.heldUntil(),
                reservation.series());
    }
}
