package org.etabli.lab.reservation.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Member;
import org.etabli.lab.reservation.Planning;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.Reservations;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Page;

/** One's own reservations, to come and past; each leads to its record. */
@Route("my")
@Menu(order = 2, title = "my.title", icon = "mine")
@PermitAll
public class MyReservationsView extends Page {

    private static final int PAST = 30;

    private final Reservations reservations;
    private final Planning planning;
    private final Machines machines;
    private final Member member;
    private final Clock clock;
    private final Figures figures;

    MyReservationsView(
            Reservations reservations,
            Planning planning,
            Machines machines,
            CurrentMember current,
            Clock clock,
            FiguresOf figures) {
        super("my.title");
        this.reservations = reservations;
        this.planning = planning;
        this.machines = machines;
        this.member = current.get();
        this.clock = clock;
        this.figures = figures.in(getLocale());
        show();
    }

    private void show() {
        removeAll();
        add(heading());
        List<Reservation> coming = reservations.of(member.id(), clock.instant());
        if (coming.isEmpty()) {
            Anchor board = new Anchor("/", getTranslation("my.to-board"));
            Anchor prepare = new Anchor("/prepare", getTranslation("my.to-prepare"));
            add(new Card(
                    new H2(getTranslation("my.none")), new Paragraph(getTranslation("my.none.what")), board, prepare));
        } else {
            add(list("my.coming", coming, true));
        }
        List<Reservation> past = reservations.past(member.id(), clock.instant(), PAST);
        if (!past.isEmpty()) {
            add(list("my.past", past, false));
        }
    }

    private Card list(String title, List<Reservation> shown, boolean cancellable) {
        Card card = Card.titled(getTranslation(title));
        shown.forEach(reservation -> card.add(line(reservation, cancellable)));
        return card;
    }

    private ReservationLine line(Reservation reservation, boolean cancellable) {
        String machine = machines.find(reservation.machine()).map(Machine::name).orElse("");
        ReservationLine line = new ReservationLine(reservation, machine, figures);
        if (cancellable) {
            NativeButton cancel = new NativeButton(getTranslation("my.cancel"), click -> cancel(reservation));
            cancel.addClassName("quiet");
            cancel.getElement()
                    .setAttribute(
                            "aria-label",
                            getTranslation(
                                    "my.cancel.which",
                                    machine,
                                    figures.time(reservation.slot().start())));
            line.add(cancel);
        }
        return line;
    }

    private void cancel(Reservation reservation) {
        boolean done = planning.cancel(reservation, member);
        Notification.show(getTranslation(done ? "my.cancelled" : "my.cannot-cancel"));
        show();
    }
}
