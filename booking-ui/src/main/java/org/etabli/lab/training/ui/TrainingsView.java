package org.etabli.lab.training.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Page;
import org.etabli.lab.training.Standing;
import org.etabli.lab.training.Training;
import org.etabli.lab.training.TrainingWishes;
import org.etabli.lab.training.Trainings;

/** What I may use, what I miss, and how to get it. */
@Route("trainings")
@Menu(order = 4, title = "trainings.title", icon = "trainings")
@PermitAll
public class TrainingsView extends Page {

    private final Trainings trainings;
    private final TrainingWishes wishes;
    private final Machines machines;
    private final Standings standings;
    private final Member self;

    TrainingsView(
            Trainings trainings, TrainingWishes wishes, Machines machines, Standings standings, CurrentMember current) {
        super("trainings.title");
        this.trainings = trainings;
        this.wishes = wishes;
        this.machines = machines;
        this.standings = standings;
        this.self = current.get();
        show();
    }

    private void show() {
        removeAll();
        Div head = heading();
        if (self.is(Role.ANIMATOR)) {
            head.add(new Anchor("/trainings/desk", getTranslation("training-desk.title")));
        }
        add(head);
        Div free = new Div();
        for (Machine machine : machines.all()) {
            if (trainings.neededBy(machine.id()).isEmpty()) {
                free.add(new Anchor("/machines/" + machine.id(), machine.name()));
            }
        }
        List<Training> held = shown(true);
        List<Training> missing = shown(false);
        if (!held.isEmpty()) {
            add(list("trainings.held", held));
        }
        if (!missing.isEmpty()) {
            add(list("trainings.missing", missing));
        }
        if (free.getComponentCount() > 0) {
            free.addClassName("actions");
            add(Card.titled(getTranslation("trainings.free"), free));
        }
    }

    private List<Training> shown(boolean held) {
        return trainings.all().stream()
                .filter(training -> standing(training).holds() == held)
                .filter(training -> held || !training.retired())
                .toList();
    }

    private Standing standing(Training training) {
        return standings.of(self, training);
    }

    private Card list(String title, List<Training> list) {
        Card card = Card.titled(getTranslation(title));
        list.forEach(training -> card.add(entry(training)));
        return card;
    }

    private Div entry(Training training) {
        Standing standing = standing(training);
        Span name = new Span(training.name());
        name.addClassName("line-name");
        Div head = new Div(name, standings.chip(standing, getLocale()));
        head.addClassName("heading");
        Div entry = new Div(head);
        entry.addClassNames("stack", "entry");
        if (!training.description().isBlank()) {
            entry.add(new Paragraph(training.description()));
        }
        opens(training, entry);
        if (!standing.holds()) {
            if (!training.prerequisites().isEmpty()) {
                entry.add(new Paragraph(getTranslation("training.first", names(training))));
            }
            Paragraph how = new Paragraph(training.howToGet());
            how.addClassName("quoted");
            entry.add(how, wish(training));
        }
        return entry;
    }

    private void opens(Training training, Div entry) {
        List<String> opened = trainings.machinesOf(training.id()).stream()
                .flatMap(id -> machines.find(id).stream())
                .map(Machine::name)
                .toList();
        if (!opened.isEmpty()) {
            Paragraph words = new Paragraph(getTranslation("training.opens", String.join(", ", opened)));
            words.addClassName("quiet-text");
            entry.add(words);
        }
    }

    private String names(Training training) {
        return String.join(
                ", ",
                training.prerequisites().stream()
                        .flatMap(id -> trainings.find(id).stream())
                        .map(Training::name)
                        .sorted()
                        .toList());
    }

    private Button wish(Training training) {
        boolean asked = wishes.wishes(self.id(), training.id());
        Button wish = new Button(getTranslation(asked ? "training.unwish" : "training.wish"), click -> {
            if (asked) {
                wishes.withdraw(self.id(), training.id());
            } else {
                wishes.wish(self.id(), training.id());
            }
            show();
        });
        wish.setAriaLabel(getTranslation(asked ? "training.unwish" : "training.wish") + " · " + training.name());
        return wish;
    }
}
