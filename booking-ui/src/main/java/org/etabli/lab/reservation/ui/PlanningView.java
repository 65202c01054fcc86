package org.etabli.lab.reservation.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.member.Role;
import org.etabli.lab.reservation.Answers;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Page;

/** Reservations that wait for an animator's yes; for managers, the way to the rules and closures. */
@Route("planning")
@Menu(order = 7, title = "planning.title", icon = "planning")
@RolesAllowed("ANIMATOR")
public class PlanningView extends Page {

    private final Answers answers;
    private final Members members;
    private final Machines machines;
    private final Member reader;
    private final Figures figures;

    PlanningView(Answers answers, Members members, Machines machines, CurrentMember current, FiguresOf figures) {
        super("planning.title");
        this.answers = answers;
        this.members = members;
        this.machines = machines;
        this.reader = current.get();
        this.figures = figures.in(getLocale());
        show();
    }

    private void show() {
        removeAll();
        add(heading());
        Card card = Card.titled(getTranslation("planning.requests"));
        List<Reservation> requests = answers.requests();
        if (requests.isEmpty()) {
            card.add(new Paragraph(getTranslation("planning.requests.none")));
        }
        requests.forEach(request -> card.add(line(request)));
        add(card);
        if (reader.is(Role.MANAGER)) {
            add(Card.titled(
                    getTranslation("planning.settings"),
                    new Anchor("/planning/closures", getTranslation("closures.title")),
                    new Anchor("/planning/rules", getTranslation("rules.title"))));
        }
    }

    private ReservationLine line(Reservation request) {
        String machine = machines.find(request.machine()).map(Machine::name).orElse("");
        String who = members.find(request.member()).map(Member::name).orElse("");
        ReservationLine line = new ReservationLine(request, machine, figures);
        line.addComponentAtIndex(1, new Span(who));
        line.add(
                button("planning.approve", "offer", who, () -> answers.approve(request.id(), reader)),
                button("planning.decline", "quiet", who, () -> answers.decline(request.id(), reader)));
        return line;
    }

    private NativeButton button(String key, String look, String who, java.util.function.BooleanSupplier answer) {
        NativeButton button = new NativeButton(getTranslation(key), click -> {
            Notification.show(getTranslation(answer.getAsBoolean() ? key + ".done" : "planning.gone", who));
            show();
        });
        button.addClassName(look);
        button.getElement().setAttribute("aria-label", getTranslation(key + ".which", who));
        return button;
    }
}
