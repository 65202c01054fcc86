package org.etabli.lab.course;

import java.time.Instant;
import java.util.List;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.reservation.ReservationId;
import org.etabli.lab.reservation.TimeSlot;
import org.jspecify.annotations.Nullable;

/**
 * One session of a course.
 *
 * @param number from 1
 * @param afterUntil until when its machines may go on after it
 * @param openedAt when the animator opened it; absent before
 */
public record CourseSession(
        SessionId id,
        CourseId course,
        int number,
        TimeSlot slot,
        Instant afterUntil,
        @Nullable Instant openedAt,
        @Nullable Instant closedAt,
        boolean handOrdered,
        List<Kept> machines) {

    public CourseSession {
        machines = List.copyOf(machines);
    }

    /** @param reservation what keeps the machine for the class; absent while somebody else has it */
    public record Kept(MachineId machine, @Nullable ReservationId reservation) {}

    /** For how long its machines are kept. */
    public TimeSlot withAfter() {
        return new TimeSlot(slot.start(), afterUntil);
    }

    public boolean isOpen() {
        return openedAt != null && closedAt == null;
    }
}
