package org.etabli.lab.machine.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.etabli.lab.machine.Access;
import org.etabli.lab.machine.Accesses;
import org.etabli.lab.machine.Care;
import org.etabli.lab.machine.Condition;
import org.etabli.lab.machine.Condition.Change;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.machine.MachineSheet;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.machine.Photos;
import org.etabli.lab.machine.ProblemReports;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.member.Outcome;
import org.etabli.lab.member.Role;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Page;

/** One machine: guide, state, what is wrong with it, and how to say so. */
@Route("machines")
@PermitAll
public class MachineView extends Page implements HasUrlParameter<String> {

    private final Machines machines;
    private final Accesses accesses;
    private final Care care;
    private final ProblemReports reports;
    private final Members members;
    private final Photos photos;
    private final StatusChips chips;
    private final List<MachinePart> parts;
    private final Member reader;
    private final Figures figures;
    private final Clock clock;

    MachineView(
            Machines machines,
            Accesses accesses,
            Care care,
            ProblemReports reports,
            Members members,
            Photos photos,
            StatusChips chips,
            List<MachinePart> parts,
            CurrentMember current,
            FiguresOf figures,
            Clock clock) {
        super("machine.title");
        this.machines = machines;
        this.accesses = accesses;
        this.care = care;
        this.reports = reports;
        this.members = members;
        this.photos = photos;
        this.chips = chips;
        this.parts = parts;
        this.reader = current.get();
        this.figures = figures.in(getLocale());
        this.clock = clock;
    }

    @Override
    public void setParameter(BeforeEvent event, String id) {
        try {
            show(new MachineId(id));
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
    }

    private void show(MachineId id) {
        Machine machine = machines.find(id).orElseThrow(NotFoundException::new);
        MachineSheet sheet = machines.sheet(id).orElseThrow(NotFoundException::new);
        removeAll();
        add(
                new Anchor("/machines", getTranslation("machine.back")),
                heading(new H2(machine.name()), chips.of(machine, getLocale())));
        add(use(machine, sheet));
        parts.forEach(part -> add(part.show(machine, reader)));
        add(new ProblemCard(machine, reader, care, reports, members, photos, figures, () -> show(id)));
        if (reader.is(Role.ANIMATOR)) {
            add(condition(machine));
        }
    }

    private Card use(Machine machine, MachineSheet sheet) {
        Card card = new Card();
        if (sheet.picture() != null) {
            card.add(new Picture(photos, sheet.picture(), getTranslation("machine.picture", machine.name())));
        }
        switch (accesses.toUse(machine, reader, clock.instant())) {
            case Access.Granted _ -> card.add(words("fine", getTranslation("access.granted")));
            case Access.WithAdult _ -> card.add(words("fine", getTranslation("access.with-adult")));
            case Access.Refused refused ->
                card.add(
                        words("refused", getTranslation(refused.text(), refused.about())),
                        new Paragraph(getTranslation(refused.instead(), refused.about())));
        }
        if (machine.condition() != Condition.IN_SERVICE && sheet.reason() != null) {
            card.add(words("quoted", sheet.reason()));
        }
        if (sheet.guide().isEmpty()) {
            card.add(words("quiet-text", getTranslation("machine.no-guide")));
        } else {
            Pre guide = new Pre(sheet.guide());
            guide.addClassName("guide");
            card.add(new H2(getTranslation("machine.guide")), guide);
        }
        if (reader.is(Role.MANAGER)) {
            card.add(new Anchor("/machines/" + machine.id() + "/edit", getTranslation("machine.edit")));
        }
        return card;
    }

    private static Paragraph words(String look, String text) {
        Paragraph words = new Paragraph(text);
        words.addClassName(look);
        return words;
    }

    /** Only the changes that make sense now, and only those the reader may make. */
    private Card condition(Machine machine) {
        TextField reason = new TextField(getTranslation("machine.reason"));
        reason.setMaxLength(Care.LONGEST_ANSWER);
        reason.setHelperText(getTranslation("machine.reason.help"));
        Div actions = new Div();
        actions.addClassName("actions");
        for (Change change : Change.values()) {
            boolean sensible = change != Change.DANGER_REPORTED
                    && machine.condition().after(change).isPresent()
                    && reader.is(Care.needed(change));
            if (sensible) {
                actions.add(new Button(getTranslation("machine.change." + word(change)), click -> {
                    switch (care.change(reader, machine.id(), change, reason.getValue())) {
                        case Outcome.Done _ -> show(machine.id());
                        case Outcome.Refused refused -> Notification.show(getTranslation(refused.text()));
                    }
                }));
            }
        }
        return Card.titled(getTranslation("machine.condition"), reason, actions);
    }

    private static String word(Change change) {
        return change.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
