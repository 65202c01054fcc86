package org.etabli.lab.message;

import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.ReservationChanged;
import org.etabli.lab.reservation.Reservations;
import org.etabli.lab.shell.Figures;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells people that they have a slot, that it moved, or that it is gone. */
@Component
class ReservationNews {

    private final Reservations reservations;
    private final Members members;
    private final Machines machines;
    private final Messages messages;
    private final Notes notes;

    ReservationNews(Reservations reservations, Members members, Machines machines, Messages messages, Notes notes) {
        this.reservations = reservations;
        this.members = members;
        this.machines = machines;
        this.messages = messages;
        this.notes = notes;
    }

    @ApplicationModuleListener
    void on(ReservationChanged changed) {
        reservations.find(changed.reservation()).ifPresent(reservation -> members.find(reservation.member())
                .ifPresent(member ->
                        machines.find(reservation.machine()).ifPresent(machine -> tell(reservation, member, machine))));
    }

    /** The event says that something changed; the reservation says what: news are told once, in whatever order they come. */
    private void tell(Reservation reservation, Member member, Machine machine) {
        String about = "reservation/" + reservation.id() + "/";
        Kind kind = reservation.cancelled()
                ? Kind.CANCELLED
                : messages.isToldAnything(member.id(), about) ? Kind.MOVED : Kind.RESERVED;
        String once = kind == Kind.CANCELLED
                ? about + "cancelled"
                : about + reservation.slot().start() + "/" + reservation.slot().end();
        Figures figures = notes.figures(member);
        notes.tell(
                member,
                once,
                kind,
                "reservations/" + reservation.id(),
                machine.name(),
                figures.shortDay(reservation.slot().start()),
                figures.time(reservation.slot().start()),
                figures.time(reservation.slot().end()));
    }
}
