package org.etabli.lab.reservation;

import java.time.Instant;
import java.util.UUID;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * A machine kept for a member during a slot.
 *
 * @param heldUntil until when an offer can be taken; absent otherwise
 * @param arrivedAt when its member first badged in
 * @param released why it no longer holds; present with {@code cancelledAt}
 * @param displaced why the lab had to move it, until its member answers or moves it again; absent for most
 * @param series what weekly repeats made together have in common
 */
public record Reservation(
        ReservationId id,
        MachineId machine,
        MemberId member,
        TimeSlot slot,
        Instant reservedAt,
        Certainty certainty,
        @Nullable Instant heldUntil,
        @Nullable Instant arrivedAt,
        @Nullable Instant cancelledAt,
        @Nullable Released released,
        @Nullable UUID series,
        @Nullable String displaced) {

    public boolean cancelled() {
        return cancelledAt != null;
    }

    public boolean isConfirmed() {
        return certainty == Certainty.CONFIRMED;
    }
}
