package org.etabli.lab.reservation.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.shell.Figures;

/** One reservation in a list; it leads to its record. */
class ReservationLine extends Div {

    ReservationLine(Reservation reservation, String machine, Figures figures) {
        addClassName("line");
        Span name = new Span(machine);
        name.addClassName("line-name");
        Span when = new Span(figures.shortDay(reservation.slot().start()) + " · "
                + figures.time(reservation.slot().start()) + " – "
                + figures.time(reservation.slot().end()));
        Anchor link = new Anchor("/reservations/" + reservation.id(), name, when);
        link.addClassName("line-link");
        add(link);
    }
}
