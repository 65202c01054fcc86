package org.etabli.lab.reservation;

import java.time.Instant;
import java.util.UUID;
import org.etabli.controller.contract.Happening;
import org.etabli.lab.bench.BenchReported;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Notes who has come: the badge that opened a session on their reservation. */
@Component
class Arrivals {

    private final Reservations reservations;

    Arrivals(Reservations reservations) {
        this.reservations = reservations;
    }

    @EventListener
    @Order(5)
    void on(BenchReported reported) {
        if (reported.event().what() instanceof Happening.SessionOpened opened && opened.reservation() != null) {
            arrive(opened.reservation(), reported.event().at());
        }
    }

    private void arrive(String reservation, Instant at) {
        reservations.arrive(new ReservationId(UUID.fromString(reservation)), at);
    }
}
