package org.etabli.lab.member.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.etabli.lab.bench.LiveStates;
import org.etabli.lab.member.Badges;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Pairings;
import org.etabli.lab.member.Pairings.Pairing;
import org.etabli.lab.member.Readers;
import org.etabli.lab.member.Readers.Reader;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Live;
import org.etabli.lab.shell.Question;
import org.jspecify.annotations.Nullable;

/** Badges of a person; a new one is held to a reader and shows up here by itself. */
class BadgeCard extends Card {

    private final Member person;
    private final Member by;
    private final Badges badges;
    private final Pairings pairings;
    private final Readers readers;
    private final Div shown = new Div();
    private @Nullable Reader reader;
    private List<Object> drawn = List.of();

    BadgeCard(Member person, Member by, Badges badges, Pairings pairings, Readers readers, LiveStates states) {
        this.person = person;
        this.by = by;
        this.badges = badges;
        this.pairings = pairings;
        this.readers = readers;
        shown.addClassName("stack");
        shown.getElement().setAttribute("aria-live", "polite");
        add(new H2(getTranslation("badge.title")), shown);
        show();
        Live.whileAttached(
                this,
                changed -> states.listen(machine -> {
                    Reader waited = reader;
                    if (waited != null && waited.machine().equals(machine)) {
                        changed.run();
                    }
                }),
                this::refresh);
    }

    /** A machine at work tells its state every second: a button is drawn anew only for a reason. */
    private void refresh() {
        if (!now().equals(drawn)) {
            show();
        }
    }

    private List<Object> now() {
        Reader waited = reader;
        return waited == null
                ? List.of(badges.of(person.id()))
                : List.of(badges.of(person.id()), pairings.state(by, person, waited.machine()));
    }

    private void show() {
        drawn = now();
        shown.removeAll();
        List<String> owned = badges.of(person.id());
        if (owned.isEmpty()) {
            shown.add(new Paragraph(getTranslation("badge.none")));
        }
        int number = 1;
        for (String hash : owned) {
            Span name = new Span(getTranslation("badge.number", number++, hash.substring(0, 6)));
            Runnable forget = () -> {
                pairings.forget(by, person, hash);
                show();
            };
            Button lost = new Button(
                    getTranslation("badge.lost"),
                    click -> Question.ask(this, "badge.forget", forget, hash.substring(0, 6)));
            Div line = new Div(name, lost);
            line.addClassName("line");
            shown.add(line);
        }
        Reader waited = reader;
        if (waited == null) {
            shown.add(choice());
            return;
        }
        switch (pairings.state(by, person, waited.machine())) {
            case Pairing.Over _ -> {
                reader = null;
                drawn = now();
                shown.add(new Paragraph(getTranslation("badge.over")), choice());
            }
            case Pairing.Waiting _ -> {
                Paragraph hold = new Paragraph(getTranslation("badge.hold", waited.name()));
                hold.addClassName("badge-wait");
                shown.add(hold, new Button(getTranslation("badge.stop"), click -> stop(waited)));
            }
            case Pairing.Offered _ -> shown.add(offer(waited));
        }
    }

    private Div choice() {
        ComboBox<Reader> where = new ComboBox<>(getTranslation("badge.reader"), readers.all());
        where.setItemLabelGenerator(Reader::name);
        Button begin = new Button(getTranslation("badge.pair"), click -> {
            reader = where.getValue();
            if (reader != null) {
                pairings.await(by, person, reader.machine());
                show();
            }
        });
        Div choice = new Div(where, begin);
        choice.addClassNames("fields", "bottom");
        return choice;
    }

    private Div offer(Reader at) {
        Button yes = new Button(getTranslation("badge.accept", person.firstName()), click -> {
            pairings.accept(by, person, at.machine());
            reader = null;
            show();
        });
        yes.addThemeVariants(ButtonVariant.PRIMARY);
        Button no = new Button(getTranslation("badge.stop"), click -> stop(at));
        Div offer = new Div(new Paragraph(getTranslation("badge.offered", at.name(), person.name())), yes, no);
        offer.addClassNames("stack", "fine");
        return offer;
    }

    private void stop(Reader at) {
        pairings.stop(at.machine(), by);
        reader = null;
        show();
    }
}
