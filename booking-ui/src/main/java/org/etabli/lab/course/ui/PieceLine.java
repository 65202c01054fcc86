package org.etabli.lab.course.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.dnd.DragSource;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.etabli.lab.course.Pieces;
import org.etabli.lab.course.QueueDesk;
import org.etabli.lab.course.queue.Advice;
import org.etabli.lab.course.queue.Lane;
import org.etabli.lab.course.queue.PieceId;
import org.etabli.lab.course.queue.Placement;
import org.etabli.lab.course.queue.QueuedPiece;
import org.etabli.lab.course.queue.QueuedPiece.State;
import org.etabli.lab.course.queue.Schedule;
import org.etabli.lab.course.queue.Wish;
import org.etabli.lab.job.Reasons;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.shell.Chip;
import org.etabli.lab.shell.Figures;

/** One child's piece: its label, when and where it is made, whether it is taken home, and what may be done with it. */
class PieceLine extends Div {

    private final QueuedPiece piece;
    private final QueueCard card;
    private final Pieces.About about;
    private final Figures figures;

    PieceLine(
            QueuedPiece piece, QueueCard card, Schedule schedule, List<Lane> lanes, Map<MachineId, Machine> machines) {
        this.piece = piece;
        this.card = card;
        this.about = card.about(piece.id());
        this.figures = card.figures();
        addClassNames(
                "piece",
                "piece-"
                        + piece.state()
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', '-'));
        getElement().setAttribute("role", "listitem");
        Span label = new Span(about.label());
        label.addClassName("piece-label");
        Div words = new Div(label);
        words.addClassName("piece-words");
        Optional<Placement> place = schedule.of(piece.id());
        place.ifPresent(p -> words.add(new Span(
                machine(machines, p.machine()) + " · " + figures.time(p.start()) + " – " + figures.time(p.end()))));
        words.add(chip(place));
        if (piece.state() == State.WAITING || piece.state() == State.HELD) {
            Optional.ofNullable(about.failure())
                    .map(why -> Reasons.sentence(why, getLocale()))
                    .ifPresent(why -> words.add(new Span(getTranslation("course.piece.failed-before", why))));
        }
        place.filter(p -> p.fit() != Placement.Fit.IN_CLASS).ifPresent(p -> words.add(advice(schedule, lanes)));
        add(picture(machines), words, deeds());
        if (piece.state() == State.WAITING) {
            DragSource.create(this);
        }
    }

    PieceId id() {
        return piece.id();
    }

    private static String machine(Map<MachineId, Machine> machines, MachineId id) {
        Machine machine = machines.get(id);
        return machine == null ? id.value() : machine.name();
    }

    private Image picture(Map<MachineId, Machine> machines) {
        Image image = new Image(
                DownloadHandler.fromInputStream(event -> {
                    Machine on = piece.lengths().keySet().stream()
                            .map(machines::get)
                            .filter(java.util.Objects::nonNull)
                            .findFirst()
                            .orElseThrow();
                    byte[] png =
                            card.plans().picture(card.files().find(about.file()).orElseThrow(), on);
                    return new DownloadResponse(new ByteArrayInputStream(png), "piece.png", "image/png", png.length);
                }),
                "");
        image.addClassName("piece-picture");
        return image;
    }

    private Chip chip(Optional<Placement> place) {
        return switch (piece.state()) {
            case RUNNING -> new Chip(getTranslation("course.piece.running"), Chip.Mood.BUSY);
            case HELD -> new Chip(getTranslation("course.piece.held"), Chip.Mood.QUIET);
            case DONE -> new Chip(getTranslation("course.piece.done"), Chip.Mood.GOOD);
            case HANDED_OVER -> new Chip(getTranslation("course.piece.handed-over"), Chip.Mood.QUIET);
            case REMOVED -> new Chip(getTranslation("course.piece.removed"), Chip.Mood.QUIET);
            case WAITING ->
                switch (place.map(Placement::fit).orElse(Placement.Fit.TOO_LATE)) {
                    case IN_CLASS -> new Chip(getTranslation("course.fit.in-class"), Chip.Mood.FREE);
                    case AFTER_CLASS -> new Chip(getTranslation("course.fit.after-class"), Chip.Mood.WAITING);
                    case TOO_LATE -> new Chip(getTranslation("course.fit.too-late"), Chip.Mood.BAD);
                };
        };
    }

    private UnorderedList advice(Schedule schedule, List<Lane> lanes) {
        UnorderedList list = new UnorderedList();
        list.addClassName("advice");
        Wish wish = new Wish(piece.id(), 1, piece.arrival(), piece.lengths());
        Advice.of(wish, Optional.of(about.shape()), schedule, lanes)
                .forEach(advice -> list.add(new ListItem(
                        switch (advice) {
                            case Advice.Smaller smaller -> getTranslation("course.advice.smaller", smaller.percent());
                            case Advice.CoarserLayers layers ->
                                getTranslation("course.advice.layers", figures.number(layers.layerMm(), 2));
                            case Advice.AfterClass after ->
                                getTranslation("course.advice.after", figures.time(after.done()));
                            case Advice.AnotherDay _ -> getTranslation("course.advice.another-day");
                        })));
        return list;
    }

    private Div deeds() {
        Div deeds = new Div();
        deeds.addClassName("piece-deeds");
        QueueDesk desk = card.desk();
        switch (piece.state()) {
            case WAITING -> {
                deeds.add(
                        deed("course.piece.up", () -> card.nudge(piece.id(), -1)),
                        deed("course.piece.down", () -> card.nudge(piece.id(), 1)),
                        menu());
            }
            case HELD ->
                deeds.add(deed("course.piece.release", () -> card.change(queue -> queue.release(piece.id()))), menu());
            case RUNNING ->
                deeds.add(
                        deed("course.piece.finish", () -> {
                            desk.finish(card.by(), card.session(), piece.id());
                            card.refresh();
                        }),
                        deed("course.piece.fail", () -> {
                            desk.fail(
                                    card.by(), card.session(), piece.id(), getTranslation("course.piece.fail.by-hand"));
                            card.refresh();
                        }));
            case DONE ->
                deeds.add(deed("course.piece.hand-over", () -> card.change(queue -> queue.handOver(piece.id()))));
            case HANDED_OVER, REMOVED -> {}
        }
        return deeds;
    }

    private Button deed(String text, Runnable run) {
        Button button = new Button(getTranslation(text), click -> run.run());
        button.setAriaLabel(getTranslation(text) + " · " + about.label());
        return button;
    }

    /** What is done less often, behind one button. */
    private MenuBar menu() {
        MenuBar bar = new MenuBar();
        MenuItem more = bar.addItem("⋯");
        more.getElement().setAttribute("aria-label", getTranslation("course.piece.more", about.label()));
        if (piece.state() == State.WAITING) {
            more.getSubMenu().addItem(getTranslation("course.piece.hold"), c -> card.change(q -> q.hold(piece.id())));
            more.getSubMenu().addItem(getTranslation("course.piece.skip"), c -> card.change(q -> q.skip(piece.id())));
        }
        MenuItem give = more.getSubMenu().addItem(getTranslation("course.piece.give"));
        card.others(piece).forEach(other -> give.getSubMenu().addItem(other.callName(), c -> {
            card.desk().giveTo(card.by(), card.session(), piece.id(), other);
            card.refresh();
        }));
        more.getSubMenu().addItem(getTranslation("course.piece.remove"), c -> card.change(q -> q.remove(piece.id())));
        return bar;
    }
}
