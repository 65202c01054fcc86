package org.etabli.lab.bench.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.etabli.controller.contract.BenchStatus;
import org.etabli.lab.bench.Bench;
import org.etabli.lab.bench.Benches;
import org.etabli.lab.bench.LiveStates;
import org.etabli.lab.bench.SafetyDrills;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Chip;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Live;
import org.etabli.lab.shell.Page;

/** The lab's benches: which are there, and the one-time code with which one joins. */
@Route("benches")
@Menu(order = 8, title = "benches.title", icon = "bench")
@RolesAllowed("MANAGER")
public class BenchesView extends Page {

    private final Benches benches;
    private final LiveStates states;
    private final SafetyDrills drills;
    private final Figures figures;
    private final Div cards = new Div();

    BenchesView(Benches benches, LiveStates states, SafetyDrills drills, FiguresOf figures) {
        super("benches.title");
        this.benches = benches;
        this.states = states;
        this.drills = drills;
        this.figures = figures.in(getLocale());
        cards.addClassName("stack");
        add(heading(), new Paragraph(getTranslation("benches.what")), cards, adding());
        show();
    }

    private void show() {
        cards.removeAll();
        List<Bench> all = benches.all();
        if (all.isEmpty()) {
            cards.add(new Paragraph(getTranslation("benches.none")));
        }
        all.forEach(bench -> cards.add(card(bench)));
    }

    private Card adding() {
        TextField label = new TextField(getTranslation("benches.label"));
        label.setHelperText(getTranslation("benches.label.help"));
        label.setMaxLength(Benches.LONGEST_LABEL);
        Button add = new Button(getTranslation("benches.add"), click -> {
            boolean named = !label.getValue().isBlank();
            label.setErrorMessage(getTranslation("benches.fault.label"));
            label.setInvalid(!named);
            if (named) {
                benches.add(label.getValue().strip());
                label.clear();
                show();
            }
        });
        Div fields = new Div(label, add);
        fields.addClassNames("fields", "bottom");
        return Card.titled(getTranslation("benches.new"), fields);
    }

    private Card card(Bench bench) {
        Card card = Card.titled(bench.label());
        Chip[] chip = {chip(bench)};
        card.add(chip[0]);
        Live.whileAttached(card, changed -> states.listen(machine -> changed.run()), () -> {
            Chip fresh = chip(bench);
            card.replace(chip[0], fresh);
            chip[0] = fresh;
        });
        card.add(new Paragraph(
                bench.enrolledAt() == null
                        ? getTranslation("benches.never-joined")
                        : getTranslation(
                                "benches.joined",
                                figures.shortDay(bench.enrolledAt()),
                                figures.time(bench.enrolledAt()))));
        Paragraph answer = new Paragraph();
        answer.getElement().setAttribute("aria-live", "polite");
        card.add(
                new Button(getTranslation("benches.new-code"), click -> {
                    Code code = new Code(benches.newCode(bench.name()));
                    answer.removeAll();
                    answer.add(code, new Paragraph(getTranslation("benches.code.what", bench.name())));
                }),
                answer,
                new DrillCard(bench, drills, states, figures));
        return card;
    }

    private Chip chip(Bench bench) {
        boolean online =
                states.ofBench(bench.name()).filter(BenchStatus::online).isPresent();
        return new Chip(
                getTranslation(online ? "benches.online" : "benches.offline"), online ? Chip.Mood.GOOD : Chip.Mood.BAD);
    }
}
