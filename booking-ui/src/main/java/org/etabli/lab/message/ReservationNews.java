package org.etabli.lab.message;

import java.time.Instant;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.reservation.Certainty;
import org.etabli.lab.reservation.Released;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.ReservationChanged;
import org.etabli.lab.reservation.Reservations;
import org.etabli.lab.shell.Figures;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells people that they have a slot, that it moved, that it is held for them, or that it is gone, and why. */
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
        Kind kind = kind(reservation, member);
        Figures figures = notes.figures(member);
        Instant until = reservation.heldUntil();
        notes.tell(
                member,
                once(reservation),
                kind,
                link(reservation),
                machine.name(),
                figures.shortDay(reservation.slot().start()),
                figures.time(reservation.slot().start()),
                figures.time(reservation.slot().end()),
                until == null ? "" : figures.shortDay(until) + " " + figures.time(until),
                reservation.displaced() == null ? "" : reservation.displaced(),
                reservation.cancelled() ? 2 : reservation.certainty() == Certainty.OFFERED ? 1 : 0);
    }

    private Kind kind(Reservation reservation, Member member) {
        Released released = reservation.released();
        if (released != null) {
            return switch (released) {
                case CANCELLED -> Kind.CANCELLED;
                case NO_SHOW -> Kind.RELEASED;
                case DECLINED -> Kind.DECLINED;
                case EXPIRED -> Kind.LAPSED;
                case DISPLACED -> Kind.DISPLACED;
            };
        }
        if (reservation.displaced() != null) {
            return Kind.DISPLACED;
        }
        return switch (reservation.certainty()) {
            case OFFERED -> Kind.OFFERED;
            case REQUESTED -> Kind.REQUESTED;
            case CONFIRMED -> confirmed(reservation, member);
        };
    }

    private Kind confirmed(Reservation reservation, Member member) {
        if (messages.isTold(member.id(), once(reservation, Certainty.REQUESTED))) {
            return Kind.APPROVED;
        }
        boolean taken = messages.isTold(member.id(), once(reservation, Certainty.OFFERED));
        return !taken && messages.isToldAnything(member.id(), about(reservation)) ? Kind.MOVED : Kind.RESERVED;
    }

    /** What makes it the same news. */
    private static String once(Reservation reservation) {
        return reservation.cancelled() ? about(reservation) + "cancelled" : once(reservation, reservation.certainty());
    }

    private static String once(Reservation reservation, Certainty certainty) {
        return about(reservation) + certainty.name().charAt(0) + "/" + reservation.machine() + "/"
                + reservation.slot().start() + "/" + reservation.slot().end();
    }

    private static String about(Reservation reservation) {
        return "reservation/" + reservation.id() + "/";
    }

    /** An offer is answered where one's reservations are. */
    private static String link(Reservation reservation) {
        return reservation.certainty() == Certainty.OFFERED && !reservation.cancelled()
                ? "my"
                : "reservations/" + reservation.id();
    }
}
