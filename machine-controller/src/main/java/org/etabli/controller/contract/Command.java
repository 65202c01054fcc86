package org.etabli.controller.contract;

import java.time.Instant;
import java.util.Objects;

/**
 * Something the server asks of a machine. It has an id, so that a copy is dropped, and an expiry, so that a late one is
 * never run.
 */
public record Command(int v, String id, Instant expires, Order order) {

    public Command {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(expires, "expires");
        Objects.requireNonNull(order, "order");
    }
}
