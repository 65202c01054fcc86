package org.etabli.lab.reservation;

import java.time.Instant;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.MemberId;
import org.jspecify.annotations.Nullable;

/** A machine kept for a member during a slot. */
public record Reservation(
        ReservationId id,
        MachineId machine,
        MemberId member,
        TimeSlot slot,
        Instant reservedAt,
        @Nullable Instant cancelledAt) {

    public boolean cancelled() {
        return cancelledAt != null;
    }
}
