package org.etabli.lab.reservation;

import java.util.UUID;

/** A reservation's identity. */
public record ReservationId(UUID value) {

    static ReservationId fresh() {
        return new ReservationId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
