package org.etabli.lab.reservation.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.shell.Figures;

/** One slot in a list; a reservation's leads to its record. */
class ReservationLine extends Div {

    ReservationLine(Reservation reservation, String machine, Figures figures) {
        Anchor link = new Anchor("/reservations/" + reservation.id(), name(machine), when(reservation.slot(), figures));
        link.addClassName("line-link");
        addClassName("line");
        add(link);
    }

    ReservationLine(TimeSlot slot, String machine, Figures figures) {
        Div words = new Div(name(machine), when(slot, figures));
        words.addClassName("line-link");
        addClassName("line");
        add(words);
    }

    private static Span name(String machine) {
        Span name = new Span(machine);
        name.addClassName("line-name");
        return name;
    }

    private static Span when(TimeSlot slot, Figures figures) {
        return new Span(
                figures.shortDay(slot.start()) + " · " + figures.time(slot.start()) + " – " + figures.time(slot.end()));
    }
}
