package org.etabli.lab.course;

import java.util.List;
import java.util.Optional;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.reservation.Planning;
import org.etabli.lab.reservation.Refusal;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.ReservationId;
import org.etabli.lab.reservation.Reservations;
import org.etabli.lab.reservation.Reserved;
import org.etabli.lab.reservation.TimeSlot;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Blocks machines as everybody reserves them: by the reservation room's own planning. */
@Component
class PlanningBlocks implements MachineBlocks {

    private final Planning planning;
    private final Reservations reservations;
    private final Members members;

    PlanningBlocks(Planning planning, Reservations reservations, Members members) {
        this.planning = planning;
        this.reservations = reservations;
        this.members = members;
    }

    @Override
    public List<Reservation> taken(MachineId machine, TimeSlot slot) {
        return reservations.during(slot, machine);
    }

    @Override
    @Transactional
    public Block keep(MachineId machine, Member animator, TimeSlot slot) {
        return switch (planning.keepForClass(machine, animator, slot)) {
            case Reserved.Granted(Reservation reservation) -> new Block.Kept(reservation.id());
            case Reserved.Refused refused ->
                new Block.Refused(
                        refused.refusal() instanceof Refusal.InThePast ? "course.block.past" : "course.block.taken");
        };
    }

    @Override
    @Transactional
    public Optional<TimeSlot> moveAway(Reservation reservation, TimeSlot wanted, Member by) {
        planning.cancel(reservation, by);
        Optional<Member> whose = members.find(reservation.member());
        if (whose.isEmpty()) {
            return Optional.empty();
        }
        for (TimeSlot slot : planning.free(
                reservation.machine(),
                whose.get(),
                wanted.end(),
                reservation.slot().length())) {
            if (!slot.overlaps(wanted)
                    && planning.reserve(reservation.machine(), whose.get(), slot) instanceof Reserved.Granted) {
                return Optional.of(slot);
            }
        }
        return Optional.empty();
    }

    @Override
    @Transactional
    public void release(ReservationId reservation, Member by) {
        reservations.find(reservation).filter(r -> !r.cancelled()).ifPresent(r -> planning.cancel(r, by));
    }
}
