package org.etabli.lab.course;

import java.util.List;
import java.util.Optional;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Member;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.ReservationId;
import org.etabli.lab.reservation.TimeSlot;

/** Keeps machines for a class among everybody's reservations. */
public interface MachineBlocks {

    /** Who has the machine during part of the slot. */
    List<Reservation> taken(MachineId machine, TimeSlot slot);

    /** What came of keeping a machine. */
    sealed interface Block {

        record Kept(ReservationId reservation) implements Block {}

        /** @param text key of the sentence that says why */
        record Refused(String text) implements Block {}
    }

    /** Keeps the machine in the animator's name; refused where somebody has it. */
    Block keep(MachineId machine, Member animator, TimeSlot slot);

    /**
     * Moves somebody's reservation out of the way, to the nearest free slot of the same length; they are told.
     *
     * @return the new slot; empty where there was none and it was cancelled
     */
    Optional<TimeSlot> moveAway(Reservation reservation, TimeSlot wanted, Member by);

    void release(ReservationId reservation, Member by);
}
