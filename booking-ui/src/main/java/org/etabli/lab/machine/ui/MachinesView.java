package org.etabli.lab.machine.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.etabli.lab.bench.LiveStates;
import org.etabli.lab.machine.Access;
import org.etabli.lab.machine.Accesses;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.machine.MachineSheet;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.machine.Photos;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Live;
import org.etabli.lab.shell.Page;

/** All machines: what each is, what it is doing, and whether I may use it. */
@Route("machines")
@Menu(order = 3, title = "machines.title", icon = "machines")
@PermitAll
public class MachinesView extends Page {

    private final Machines machines;
    private final Accesses accesses;
    private final StatusChips chips;
    private final Photos photos;
    private final Member reader;
    private final Figures figures;
    private final Map<MachineId, Div> chipsOf = new HashMap<>();
    private final Clock clock;

    MachinesView(
            Machines machines,
            Accesses accesses,
            StatusChips chips,
            Photos photos,
            LiveStates states,
            CurrentMember current,
            FiguresOf figures,
            Clock clock) {
        super("machines.title");
        this.machines = machines;
        this.accesses = accesses;
        this.chips = chips;
        this.photos = photos;
        this.reader = current.get();
        this.figures = figures.in(getLocale());
        this.clock = clock;
        show();
        Live.whileAttached(this, changed -> states.listen(machine -> changed.run()), this::refresh);
    }

    /** Only the chips follow the machines: a redrawn link loses the focus. */
    private void refresh() {
        for (Machine machine : machines.all()) {
            Div about = chipsOf.get(machine.id());
            if (about != null) {
                about.removeAll();
                about.add(chips.of(machine, getLocale()));
            }
        }
    }

    private void show() {
        Div head = heading();
        if (reader.is(Role.MANAGER)) {
            head.add(new Anchor("/machines/new", getTranslation("machine.add")));
        }
        Div cards = new Div();
        cards.addClassName("machine-cards");
        List<Machine> all = machines.all();
        all.forEach(machine -> cards.add(card(machine)));
        add(head, cards);
        if (all.isEmpty()) {
            add(new Paragraph(getTranslation("board.no-machine")));
        }
    }

    private Card card(Machine machine) {
        Anchor name = new Anchor("/machines/" + machine.id(), machine.name());
        H2 title = new H2(name);
        Div about = new Div(chips.of(machine, getLocale()));
        about.addClassName("heading");
        chipsOf.put(machine.id(), about);
        Card card = new Card(picture(machine), title, about);
        switch (accesses.toUse(machine, reader, clock.instant())) {
            case Access.Granted _ -> card.add(new Paragraph(getTranslation("access.granted")));
            case Access.WithAdult _ -> card.add(new Paragraph(getTranslation("access.with-adult")));
            case Access.Refused refused -> {
                Paragraph why = new Paragraph(getTranslation(refused.text(), refused.about()));
                why.addClassName("refused");
                card.add(why, new Paragraph(getTranslation(refused.instead(), refused.about())));
            }
        }
        Span price = new Span(getTranslation("machine.price", figures.price(machine.hourlyCents())));
        price.addClassName("quiet-text");
        card.add(price);
        return card;
    }

    private com.vaadin.flow.component.Component picture(Machine machine) {
        String photo = machines.sheet(machine.id()).map(MachineSheet::picture).orElse(null);
        if (photo != null) {
            return new Picture(photos, photo, getTranslation("machine.picture", machine.name()));
        }
        Span icon = new Span();
        icon.addClassNames(
                "machine-icon",
                "large",
                "icon-" + machine.profile().kind().name().toLowerCase(Locale.ROOT));
        icon.getElement().setAttribute("aria-hidden", "true");
        return icon;
    }
}
