package org.etabli.lab.reservation.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Member;
import org.etabli.lab.reservation.Answers;
import org.etabli.lab.reservation.Certainty;
import org.etabli.lab.reservation.Planning;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.Reservations;
import org.etabli.lab.reservation.Waiting;
import org.etabli.lab.reservation.WaitingList;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Chip;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Page;

/** One's own reservations: offers to answer first, then what is to come, what one waits for, and what is past. */
@Route("my")
@Menu(order = 2, title = "my.title", icon = "mine")
@PermitAll
public class MyReservationsView extends Page implements AfterNavigationObserver {

    /** In the address: the reservation whose member should move it, as a warning of an overrun says. */
    private static final String MOVE = "move";

    private static final int PAST = 30;

    private final Reservations reservations;
    private final Planning planning;
    private final Answers answers;
    private final WaitingList waiting;
    private final Desk desk;
    private final Machines machines;
    private final Member member;
    private final Clock clock;
    private final Figures figures;

    MyReservationsView(
            Reservations reservations,
            Planning planning,
            Answers answers,
            WaitingList waiting,
            Desk desk,
            Machines machines,
            CurrentMember current,
            Clock clock,
            FiguresOf figures) {
        super("my.title");
        this.reservations = reservations;
        this.planning = planning;
        this.answers = answers;
        this.waiting = waiting;
        this.desk = desk;
        this.machines = machines;
        this.member = current.get();
        this.clock = clock;
        this.figures = figures.in(getLocale());
        show();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter(MOVE)
                .flatMap(id -> reservations.of(member.id(), clock.instant()).stream()
                        .filter(reservation -> reservation.id().toString().equals(id))
                        .findFirst())
                .ifPresent(reservation -> desk.suggest(reservation, member, getLocale(), this::show));
    }

    private void show() {
        removeAll();
        add(heading());
        Instant now = clock.instant();
        List<Reservation> all = reservations.of(member.id(), now);
        List<Reservation> offers =
                all.stream().filter(r -> r.certainty() == Certainty.OFFERED).toList();
        List<Reservation> coming =
                all.stream().filter(r -> r.certainty() != Certainty.OFFERED).toList();
        List<Waiting> waits = waiting.of(member.id());
        if (!offers.isEmpty()) {
            Card card = Card.titled(getTranslation("my.offers"));
            offers.forEach(offer -> card.add(offer(offer)));
            add(card);
        }
        if (!coming.isEmpty()) {
            Card card = Card.titled(getTranslation("my.coming"));
            coming.forEach(reservation -> card.add(coming(reservation)));
            add(card);
        } else if (offers.isEmpty()) {
            Anchor board = new Anchor("/", getTranslation("my.to-board"));
            Anchor prepare = new Anchor("/prepare", getTranslation("my.to-prepare"));
            add(new Card(
                    new H2(getTranslation("my.none")), new Paragraph(getTranslation("my.none.what")), board, prepare));
        }
        if (!waits.isEmpty()) {
            Card card = Card.titled(getTranslation("my.waiting"), new Paragraph(getTranslation("my.waiting.what")));
            waits.forEach(wait -> card.add(waiting(wait)));
            add(card);
        }
        List<Reservation> past = reservations.past(member.id(), now, PAST);
        if (!past.isEmpty()) {
            Card card = Card.titled(getTranslation("my.past"));
            past.forEach(reservation -> card.add(line(reservation)));
            add(card);
        }
    }

    private ReservationLine line(Reservation reservation) {
        return new ReservationLine(reservation, name(reservation.machine()), figures);
    }

    private ReservationLine offer(Reservation offer) {
        ReservationLine line = line(offer);
        Instant until = offer.heldUntil();
        if (until != null) {
            line.add(new Chip(
                    getTranslation("my.offer.until", figures.shortDay(until), figures.time(until)), Chip.Mood.WAITING));
        }
        why(line, offer);
        line.add(button("my.offer.take", "offer", offer, () -> take(offer)));
        line.add(button("my.offer.decline", "quiet", offer, () -> cancel(offer)));
        return line;
    }

    private ReservationLine coming(Reservation reservation) {
        ReservationLine line = line(reservation);
        if (reservation.certainty() == Certainty.REQUESTED) {
            line.add(new Chip(getTranslation("my.requested"), Chip.Mood.WAITING));
        }
        why(line, reservation);
        line.add(button(
                "my.move",
                "quiet",
                reservation,
                () -> desk.change(reservation, reservation.slot(), member, getLocale(), this::show)));
        if (reservation.arrivedAt() == null) {
            line.add(button("my.cancel", "quiet", reservation, () -> cancel(reservation)));
        }
        return line;
    }

    private void why(ReservationLine line, Reservation reservation) {
        if (reservation.displaced() != null) {
            line.add(new Chip(getTranslation("my.displaced", reservation.displaced()), Chip.Mood.QUIET));
        }
    }

    private ReservationLine waiting(Waiting wait) {
        ReservationLine line = new ReservationLine(wait.slot(), name(wait.machine()), figures);
        NativeButton leave = new NativeButton(getTranslation("my.waiting.leave"), click -> {
            waiting.leave(wait.id(), member);
            show();
        });
        leave.addClassName("quiet");
        line.add(leave);
        return line;
    }

    /** What the button does is its text; what it does it to, its label says to those who cannot see the line. */
    private NativeButton button(String key, String look, Reservation reservation, Runnable deed) {
        NativeButton button = new NativeButton(getTranslation(key), click -> deed.run());
        button.addClassName(look);
        button.getElement()
                .setAttribute(
                        "aria-label",
                        getTranslation(
                                key + ".which",
                                name(reservation.machine()),
                                figures.time(reservation.slot().start())));
        return button;
    }

    private void take(Reservation offer) {
        boolean taken = answers.take(offer.id(), member);
        Notification.show(getTranslation(taken ? "my.offer.taken" : "my.offer.gone"));
        show();
    }

    private void cancel(Reservation reservation) {
        Notification.show(planning.release(reservation, member)
                .map(why -> getTranslation(why.text(), why.parameters(figures)))
                .orElseGet(() -> getTranslation("my.cancelled")));
        show();
    }

    private String name(MachineId machine) {
        return machines.find(machine).map(Machine::name).orElse("");
    }
}
