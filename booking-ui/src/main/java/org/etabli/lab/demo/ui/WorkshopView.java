package org.etabli.lab.demo.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Locale;
import java.util.Optional;
import org.etabli.controller.contract.MachineState;
import org.etabli.lab.bench.LiveStates;
import org.etabli.lab.demo.DemoPeople;
import org.etabli.lab.demo.SimulatedReader;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Chip;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Live;
import org.etabli.lab.shell.Page;

/** The demo's workshop: each machine with its reader and relay, and everybody's badges to hold to them. */
@Route("workshop")
@Menu(order = 9, title = "workshop.title", icon = "workshop")
@PermitAll
public class WorkshopView extends Page implements BeforeEnterObserver {

    private final Machines machines;
    private final LiveStates states;
    private final Optional<SimulatedReader> reader;
    private final Figures figures;

    WorkshopView(Machines machines, LiveStates states, Optional<SimulatedReader> reader, FiguresOf figures) {
        super("workshop.title");
        this.machines = machines;
        this.states = states;
        this.reader = reader;
        this.figures = figures.in(getLocale());
    }

    /** A real lab has a real workshop. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (reader.isEmpty()) {
            event.rerouteToError(com.vaadin.flow.router.NotFoundException.class);
        } else {
            show();
        }
    }

    private void show() {
        removeAll();
        add(heading(), new Paragraph(getTranslation("workshop.what")));
        Div cards = new Div();
        cards.addClassName("workshop");
        machines.all().forEach(machine -> cards.add(card(machine)));
        add(cards);
    }

    private Card card(Machine machine) {
        Chip relay = new Chip("", Chip.Mood.QUIET);
        Paragraph gate = new Paragraph();
        Paragraph refused = new Paragraph();
        refused.addClassName("refused");
        Div badges = new Div();
        badges.addClassName("badges");
        DemoPeople.ALL.forEach(person -> badges.add(badge(machine, person.name(), person.email())));
        badges.add(badge(machine, getTranslation("workshop.unknown-badge"), ""));
        Runnable write = () -> write(states.of(machine.id().value()), relay, gate, refused);
        write.run();
        Card card = Card.titled(machine.name(), relay, gate, refused, badges);
        Live.whileAttached(card, changed -> states.listen(name -> changed.run()), write);
        return card;
    }

    private void write(Optional<MachineState> state, Chip relay, Paragraph gate, Paragraph refused) {
        boolean on = state.filter(MachineState::relayClosed).isPresent();
        relay.set(
                getTranslation(on ? "workshop.relay.closed" : "workshop.relay.open"),
                on ? Chip.Mood.BUSY : Chip.Mood.QUIET);
        gate.setText(state.map(this::gateWords).orElse(""));
        String reason = state.map(MachineState::refused)
                .map(why -> getTranslation("refused." + word(why)))
                .orElse("");
        refused.setText(reason);
        refused.setVisible(!reason.isEmpty());
    }

    private String gateWords(MachineState state) {
        return getTranslation(
                "workshop.state",
                getTranslation("gate." + word(state.gate())),
                state.watts() < 0 ? "–" : figures.watts(state.watts()),
                state.wattHours() < 0 ? "–" : figures.wattHours(state.wattHours()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private NativeButton badge(Machine machine, String name, String email) {
        NativeButton badge = new NativeButton("", click -> reader.ifPresent(r -> r.present(machine, email)));
        Span picture = new Span();
        picture.addClassName("badge-picture");
        picture.getElement().setAttribute("aria-hidden", "true");
        badge.add(picture, new Span(name));
        badge.addClassName("badge");
        badge.getElement().setAttribute("aria-label", getTranslation("workshop.present", name, machine.name()));
        return badge;
    }
}
