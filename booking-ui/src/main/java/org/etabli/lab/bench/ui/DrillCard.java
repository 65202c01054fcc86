package org.etabli.lab.bench.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import java.util.List;
import org.etabli.controller.contract.DrillVerdict;
import org.etabli.lab.bench.Bench;
import org.etabli.lab.bench.LiveStates;
import org.etabli.lab.bench.SafetyDrills;
import org.etabli.lab.shell.Chip;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.Live;

/** A bench's safety drill: how the last one went, machine by machine, and the button for the next. */
class DrillCard extends Div {

    private static final double MILLIS = 1000.0;

    private final Bench bench;
    private final SafetyDrills drills;
    private final Figures figures;
    private final Div report = new Div();

    DrillCard(Bench bench, SafetyDrills drills, LiveStates states, Figures figures) {
        this.bench = bench;
        this.drills = drills;
        this.figures = figures;
        add(
                new H3(getTranslation("drill.title")),
                new Paragraph(getTranslation("drill.what")),
                report,
                new Button(getTranslation("drill.run"), click -> confirm()));
        report.getElement().setAttribute("aria-live", "polite");
        Live.whileAttached(this, changed -> states.listen(machine -> changed.run()), this::show);
        show();
    }

    private void show() {
        report.removeAll();
        List<SafetyDrills.Trial> trials = drills.latest(bench.name());
        if (trials.isEmpty()) {
            report.add(new Paragraph(getTranslation("drill.never")));
            return;
        }
        SafetyDrills.Trial first = trials.getFirst();
        report.add(new Paragraph(getTranslation("drill.last", figures.shortDay(first.at()), figures.time(first.at()))));
        UnorderedList list = new UnorderedList();
        trials.forEach(trial -> list.add(line(trial)));
        report.add(list);
    }

    private ListItem line(SafetyDrills.Trial trial) {
        var tried = trial.tried();
        Span what = new Span(getTranslation(
                "drill.line",
                trial.machine(),
                getTranslation("drill.trial." + tried.trial().name())));
        Chip chip = new Chip(
                getTranslation(
                        "drill.verdict." + tried.verdict().name(),
                        figures.number(tried.millis() / MILLIS, 2),
                        figures.number(tried.limitMillis() / MILLIS, 2)),
                mood(tried.verdict()));
        return new ListItem(what, new Span(" "), chip);
    }

    private static Chip.Mood mood(DrillVerdict verdict) {
        return switch (verdict) {
            case SAFE -> Chip.Mood.GOOD;
            case LATE -> Chip.Mood.BAD;
            case BUSY, NO_POWER, NOT_NOW -> Chip.Mood.QUIET;
        };
    }

    /** Machines get power: somebody must have looked at them first. */
    private void confirm() {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("drill.title"));
        dialog.add(new Paragraph(getTranslation("drill.confirm", bench.label())));
        Button run = new Button(getTranslation("drill.run"), click -> {
            dialog.close();
            List<String> machines = drills.ask(bench.name());
            Notification.show(
                    machines.isEmpty()
                            ? getTranslation("drill.nobody")
                            : getTranslation("drill.asked", String.join(", ", machines)));
        });
        run.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(new Button(getTranslation("drill.not-now"), click -> dialog.close()), run);
        dialog.open();
    }
}
