package org.etabli.lab.job.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Locale;
import org.etabli.gcode.Analysis;
import org.etabli.gcode.check.Finding;
import org.etabli.gcode.estimate.Estimate;
import org.etabli.gcode.machine.MachineKind;
import org.etabli.lab.job.GcodeFile;
import org.etabli.lab.job.PrintPlans;
import org.etabli.lab.job.PrintPlans.Plan;
import org.etabli.lab.member.Member;
import org.etabli.lab.reservation.Reserved;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.FigureTile;
import org.etabli.lab.shell.Figures;

/** What Établi says of one file, machine by machine, and the slots it fits into. */
class FilePlan extends Div {

    /** More remarks than a person reads; the rest is counted. */
    private static final int MOST_FINDINGS = 8;

    private final GcodeFile file;
    private final PrintPlans plans;
    private final Member member;
    private final Figures figures;
    private final List<Plan> choices;
    private final Div choice = new Div();
    private final Div shown = new Div();

    FilePlan(GcodeFile file, PrintPlans plans, Member member, Figures figures) {
        this.file = file;
        this.plans = plans;
        this.member = member;
        this.figures = figures;
        this.choices = plans.of(file);
        addClassName("file-plan");
        choice.addClassName("machine-choice");
        choice.getElement().setAttribute("role", "group");
        choice.getElement().setAttribute("aria-label", getTranslation("prepare.machine"));
        H2 name = new H2(file.name());
        name.addClassName("file-name");
        add(name, choice, shown);
        if (!choices.isEmpty()) {
            show(choices.getFirst());
        }
    }

    private void show(Plan plan) {
        choice.removeAll();
        for (Plan other : choices) {
            NativeButton button = new NativeButton(other.machine().name(), click -> show(other));
            button.addClassNames("choice", other.analysis().ok() ? "choice-able" : "choice-unable");
            button.getElement().setAttribute("aria-pressed", String.valueOf(other == plan));
            choice.add(button);
        }
        shown.removeAll();
        Div side = new Div(figures(plan), findings(plan.analysis()));
        side.addClassName("side-by-side-text");
        Card card = new Card(look(plan), side);
        card.addClassName("side-by-side");
        shown.add(card, slots(plan));
    }

    /** The picture, and behind a button, since it weighs more, the same to turn and leaf through. */
    private Div look(Plan plan) {
        Div look = new Div(picture(plan));
        Button turn = new Button(getTranslation("preview.open"));
        turn.addClickListener(click -> {
            look.removeAll();
            look.add(new Preview3d(DownloadHandler.fromInputStream(event -> {
                byte[] geometry = plans.geometry(file, plan.machine());
                return new DownloadResponse(
                        new ByteArrayInputStream(geometry), "path.gz", "application/gzip", geometry.length);
            })));
        });
        look.add(turn);
        look.addClassName("look");
        return look;
    }

    private Image picture(Plan plan) {
        Image image = new Image(
                DownloadHandler.fromInputStream(event -> {
                    byte[] picture = plans.picture(file, plan.machine());
                    return new DownloadResponse(
                            new ByteArrayInputStream(picture), "preview.png", "image/png", picture.length);
                }),
                getTranslation("prepare.picture", file.name()));
        image.addClassName("picture");
        return image;
    }

    private Div figures(Plan plan) {
        Estimate estimate = plan.analysis().estimate();
        Div tiles = new Div();
        tiles.addClassName("figures");
        tiles.add(new FigureTile(getTranslation("figure.time"), figures.duration(estimate.seconds())));
        if (plan.machine().profile().kind() == MachineKind.FFF) {
            tiles.add(new FigureTile(getTranslation("figure.material"), figures.grams(estimate.grams())));
        } else {
            tiles.add(new FigureTile(getTranslation("figure.laser-on"), figures.duration(estimate.laserOnSeconds())));
        }
        tiles.add(new FigureTile(getTranslation("figure.price"), figures.price(plans.priceCents(plan))));
        tiles.add(new FigureTile(getTranslation("figure.layers"), figures.number(Math.max(1, estimate.layers()), 0)));
        if (estimate.energyWh() > 0) {
            tiles.add(new FigureTile(getTranslation("figure.energy"), figures.wattHours(estimate.energyWh())));
        }
        Paragraph between = new Paragraph(getTranslation(
                "prepare.between",
                figures.duration(estimate.uncertainty().low()),
                figures.duration(estimate.uncertainty().high())));
        between.addClassName("quiet-text");
        return new Div(tiles, between);
    }

    private Div findings(Analysis analysis) {
        Div box = new Div();
        box.addClassName("findings");
        List<Finding> all = analysis.findings();
        if (all.isEmpty()) {
            Paragraph fine = new Paragraph(getTranslation("prepare.fine"));
            fine.addClassName("fine");
            box.add(fine);
            return box;
        }
        box.add(new H3(getTranslation("prepare.findings", all.size())));
        UnorderedList list = new UnorderedList();
        all.stream().limit(MOST_FINDINGS).map(this::item).forEach(list::add);
        box.add(list);
        if (all.size() > MOST_FINDINGS) {
            box.add(new Paragraph(getTranslation("prepare.more-findings", all.size() - MOST_FINDINGS)));
        }
        return box;
    }

    private ListItem item(Finding finding) {
        Span message = new Span(finding.message(figures.language()));
        message.addClassName("finding-message");
        Span advice = new Span(finding.advice(figures.language()));
        advice.addClassName("finding-advice");
        ListItem item = new ListItem(message, advice);
        item.addClassName("finding-" + finding.severity().name().toLowerCase(Locale.ROOT));
        if (finding.line() > 0) {
            Span line = new Span(getTranslation("prepare.line", figures.number(finding.line(), 0)));
            line.addClassName("finding-line");
            item.add(line);
        }
        return item;
    }

    private Card slots(Plan plan) {
        if (!plan.analysis().ok()) {
            return Card.titled(
                    getTranslation("prepare.cannot", plan.machine().name()),
                    new Paragraph(getTranslation("prepare.cannot.what")));
        }
        Card card = Card.titled(
                getTranslation("prepare.when"),
                new Paragraph(getTranslation("prepare.when.what", figures.duration(plan.length()))));
        if (plan.slots().isEmpty()) {
            card.add(new Paragraph(getTranslation("prepare.no-slot")));
        }
        Div offers = new Div();
        offers.addClassName("offers");
        for (TimeSlot slot : plan.slots()) {
            Span when = new Span(figures.shortDay(slot.start()));
            Span hours = new Span(figures.time(slot.start()) + " – " + figures.time(slot.end()));
            hours.addClassName("offer-hours");
            NativeButton offer = new NativeButton("", click -> reserve(plan, slot));
            offer.add(when, hours);
            offer.addClassName("offer");
            offers.add(offer);
        }
        card.add(offers);
        return card;
    }

    private void reserve(Plan plan, TimeSlot slot) {
        switch (plans.reserve(plan, file, slot, member)) {
            case Reserved.Granted granted ->
                UI.getCurrent().navigate("reservations/" + granted.reservation().id());
            case Reserved.Refused refused -> {
                Notification.show(getTranslation(
                        refused.refusal().text(), refused.refusal().parameters(figures)));
                show(plans.of(file).stream()
                        .filter(p -> p.machine().id().equals(plan.machine().id()))
                        .findFirst()
                        .orElse(plan));
            }
        }
    }
}
