package org.etabli.lab.usage.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import java.util.UUID;
import org.etabli.controller.contract.MachineState;
import org.etabli.lab.bench.LiveStates;
import org.etabli.lab.job.GcodeFile;
import org.etabli.lab.job.GcodeFiles;
import org.etabli.lab.job.Job;
import org.etabli.lab.job.JobDesk;
import org.etabli.lab.job.Reasons;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.reservation.ReservationId;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.FigureTile;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Live;
import org.etabli.lab.shell.Page;
import org.etabli.lab.usage.UsageRecord;
import org.etabli.lab.usage.UsageRecords;
import org.jspecify.annotations.Nullable;

/** One reservation from the moment it was made to its last watt-hour, as it happens. */
@Route("reservations")
@PermitAll
public class RecordView extends Page implements HasUrlParameter<String> {

    private final UsageRecords records;
    private final Machines machines;
    private final GcodeFiles files;
    private final LiveStates states;
    private final JobDesk desk;
    private final Optional<BadgeHelp> badgeHelp;
    private final Member member;
    private final Figures figures;
    private @Nullable ReservationId id;
    private @Nullable NowCard now;
    private Optional<UsageRecord> shown = Optional.empty();

    RecordView(
            UsageRecords records,
            Machines machines,
            GcodeFiles files,
            LiveStates states,
            JobDesk desk,
            Optional<BadgeHelp> badgeHelp,
            CurrentMember current,
            FiguresOf figures) {
        super("record.title");
        this.records = records;
        this.machines = machines;
        this.files = files;
        this.states = states;
        this.desk = desk;
        this.badgeHelp = badgeHelp;
        this.member = current.get();
        this.figures = figures.in(getLocale());
        addClassName("record");
        Live.whileAttached(this, changed -> states.listen(machine -> changed.run()), this::refresh);
    }

    @Override
    public void setParameter(BeforeEvent event, String parameter) {
        try {
            id = new ReservationId(UUID.fromString(parameter));
        } catch (IllegalArgumentException e) {
            id = null;
        }
        show();
    }

    /** Draws anew only when the record has grown: a redrawn button loses the focus. */
    private void refresh() {
        Optional<UsageRecord> found = find();
        NowCard card = now;
        if (card != null && found.equals(shown)) {
            found.ifPresent(record -> card.show(record, stateOf(record)));
        } else {
            show();
        }
    }

    private void show() {
        removeAll();
        now = null;
        shown = find();
        shown.ifPresentOrElse(this::show, this::showNothing);
    }

    /** Somebody else's reservation looks exactly like one that does not exist. */
    private Optional<UsageRecord> find() {
        return Optional.ofNullable(id)
                .flatMap(records::of)
                .filter(r -> r.reservation().member().equals(member.id()) || member.is(Role.ANIMATOR));
    }

    private Optional<MachineState> stateOf(UsageRecord record) {
        return states.of(record.reservation().machine().value());
    }

    private void showNothing() {
        add(
                heading(),
                new Card(new Paragraph(getTranslation("record.none")), new Anchor("/", getTranslation("my.to-board"))));
    }

    private void show(UsageRecord record) {
        Machine machine = machines.find(record.reservation().machine()).orElseThrow();
        Span where = new Span(machine.name());
        where.addClassName("record-machine");
        Span when = new Span(figures.shortDay(record.reservation().slot().start()) + " · "
                + figures.time(record.reservation().slot().start()) + " – "
                + figures.time(record.reservation().slot().end()));
        Div about = new Div(where, when);
        about.addClassName("record-about");
        add(heading(about));
        Div columns = new Div();
        columns.addClassName("record-columns");
        NowCard card = new NowCard(machine, desk, badgeHelp, member, figures);
        card.show(record, stateOf(record));
        now = card;
        Div left = new Div(card);
        record.jobs().forEach(job -> left.add(jobCard(job)));
        columns.add(left, new Timeline(record, figures), took(record));
        add(columns);
    }

    private Card jobCard(Job job) {
        String name = files.find(job.file()).map(GcodeFile::name).orElse("");
        Card card = Card.titled(getTranslation("record.file"));
        Paragraph file = new Paragraph(name);
        file.addClassName("file-name");
        card.add(
                file,
                new Paragraph(getTranslation(
                        "record.promised",
                        figures.duration(job.planned().seconds()),
                        figures.grams(job.planned().grams()))));
        if (job.isOver()) {
            card.add(new Paragraph(getTranslation(
                    "record.acknowledged",
                    figures.number(job.acknowledged(), 0),
                    figures.number(job.commands(), 0),
                    figures.number(job.lastLine(), 0))));
            if (job.reason() != null) {
                Paragraph why = new Paragraph(Reasons.sentence(job.reason(), getLocale()));
                why.addClassName("refused");
                card.add(why);
            }
        }
        return card;
    }

    private Card took(UsageRecord record) {
        UsageRecord.Totals totals = record.totals();
        Div tiles = new Div();
        tiles.addClassName("figures");
        tiles.add(
                new FigureTile(getTranslation("figure.minutes"), figures.minutes(totals.minutes())),
                new FigureTile(getTranslation("figure.material"), figures.grams(totals.grams())),
                new FigureTile(
                        getTranslation("figure.energy"),
                        totals.wattHours() == null ? "–" : figures.wattHours(totals.wattHours())),
                new FigureTile(
                        getTranslation("figure.price"),
                        totals.priceCents() == null ? "–" : figures.price(totals.priceCents())));
        Card card = Card.titled(getTranslation("record.took"), tiles);
        card.addClassName("took");
        if (!record.isClosed()) {
            card.add(new Paragraph(getTranslation("record.took.open")));
        }
        return card;
    }
}
