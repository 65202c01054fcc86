package org.etabli.lab.usage;

import java.time.Duration;
import java.time.Instant;
import org.etabli.controller.contract.PowerOffCause;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.reservation.ReservationId;
import org.jspecify.annotations.Nullable;

/**
 * A session on a machine, from badge-in to power off.
 *
 * @param id given by the bench
 * @param wattHours what the machine drew; absent while it is open or where nothing measures it
 * @param priceCents what it costs; absent while it is open
 */
public record UsageSession(
        String id,
        MachineId machine,
        MemberId member,
        @Nullable ReservationId reservation,
        Instant openedAt,
        @Nullable Instant poweredOnAt,
        @Nullable Instant poweredOffAt,
        @Nullable Instant closedAt,
        @Nullable PowerOffCause cause,
        @Nullable Double wattHours,
        @Nullable Integer priceCents) {

    /** How long the machine had power; zero when it never had. */
    public Duration powered() {
        return poweredOnAt == null || poweredOffAt == null
                ? Duration.ZERO
                : Duration.between(poweredOnAt, poweredOffAt);
    }
}
