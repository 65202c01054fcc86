package org.etabli.lab.reservation.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.etabli.lab.bench.LiveStates;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.reservation.Closure;
import org.etabli.lab.reservation.Closures;
import org.etabli.lab.reservation.Day;
import org.etabli.lab.reservation.OpeningHours;
import org.etabli.lab.reservation.Overruns;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.Reservations;
import org.etabli.lab.reservation.RuleBook;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Live;
import org.etabli.lab.shell.Page;
import org.etabli.lab.site.LabSettings;

/** The lab's day at a glance: every machine, who has it when, and what it is doing now. */
@Route("")
@Menu(order = 0, title = "board.title", icon = "board")
@PermitAll
public class BoardView extends Page {

    /** What is offered when somebody only points at a start. */
    private static final Duration USUAL = Duration.ofHours(1);

    private static final Duration QUARTER = Duration.ofMinutes(15);

    private static final int NEXT = 3;

    private final Machines machines;
    private final Reservations reservations;
    private final Members members;
    private final Closures closures;
    private final RuleBook book;
    private final Desk desk;
    private final Overruns overruns;
    private final LiveStates states;
    private final LabSettings settings;
    private final Clock clock;
    private final Member member;
    private final Figures figures;
    private final Div board = new Div();
    private final Map<MachineId, MachineRow> rows = new HashMap<>();
    private List<Reservation> shown = List.of();
    private Instant drawn = Instant.EPOCH;
    private LocalDate date;

    BoardView(
            Machines machines,
            Reservations reservations,
            Members members,
            Closures closures,
            RuleBook book,
            Desk desk,
            Overruns overruns,
            LiveStates states,
            LabSettings settings,
            Clock clock,
            CurrentMember current,
            FiguresOf figures) {
        super("board.title");
        this.machines = machines;
        this.reservations = reservations;
        this.members = members;
        this.closures = closures;
        this.book = book;
        this.desk = desk;
        this.overruns = overruns;
        this.states = states;
        this.settings = settings;
        this.clock = clock;
        this.member = current.get();
        this.figures = figures.in(getLocale());
        this.date = today();
        board.addClassName("board");
        addClassName("board-page");
        show();
        Live.whileAttached(this, changed -> states.listen(machine -> changed.run()), this::refresh);
    }

    /**
     * Draws anew only when a reservation has come or gone, or another quarter of an hour has begun, as slots do: a
     * redrawn button loses the focus.
     */
    private void refresh() {
        if (taken().equals(shown) && quarter().equals(drawn)) {
            rows.forEach(this::show);
        } else {
            show();
        }
    }

    private Instant quarter() {
        long seconds = clock.instant().getEpochSecond();
        return Instant.ofEpochSecond(seconds - seconds % QUARTER.toSeconds());
    }

    private List<Reservation> taken() {
        return reservations.during(Day.withSmallHours(date, settings.site().zone()));
    }

    private void show() {
        removeAll();
        rows.clear();
        add(
                date.equals(today()) ? heading(dayChooser()) : headed(getTranslation("board.other-day"), dayChooser()),
                board);
        board.removeAll();
        List<Machine> all = machines.all();
        if (all.isEmpty()) {
            board.add(new Paragraph(getTranslation("board.no-machine")));
            return;
        }
        List<Reservation> taken = taken();
        shown = taken;
        drawn = quarter();
        Day day = Day.of(
                date,
                settings.site().zone(),
                settings.site().opens(),
                settings.site().closes(),
                happening(taken));
        board.add(Track.hours(day, figures));
        List<Closure> closed = closures.during(day.shown());
        Function<MachineId, OpeningHours> hours = book.hours(member);
        for (Machine machine : all) {
            List<Reservation> own =
                    taken.stream().filter(r -> r.machine().equals(machine.id())).toList();
            MachineRow row = new MachineRow(
                    machine,
                    own,
                    day,
                    clock.instant(),
                    member,
                    id -> members.find(id).map(Member::firstName).orElse(""),
                    figures);
            OpeningHours open = hours.apply(machine.id());
            row.onPick(
                    day.usualStart(clock.instant(), settings.site().opens(), open),
                    start -> reserve(machine, TimeSlot.of(start, USUAL)));
            open.closed(day.shown(), settings.site().zone()).forEach(row.track()::shade);
            closed.stream()
                    .filter(closure ->
                            closure.concerns(machine.id()) && closure.slot().overlaps(day.shown()))
                    .forEach(row.track()::close);
            row.track().onDraw(slot -> reserve(machine, slot));
            row.track().onDrag(this::change);
            show(machine.id(), row);
            rows.put(machine.id(), row);
            board.add(row);
        }
        showNext(all);
    }

    /** What the reader came for, most days. */
    private void showNext(List<Machine> all) {
        List<Reservation> next = reservations.of(member.id(), clock.instant());
        if (next.isEmpty()) {
            return;
        }
        Card card = Card.titled(getTranslation("board.next"));
        next.stream().limit(NEXT).forEach(reservation -> {
            Machine machine = all.stream()
                    .filter(m -> m.id().equals(reservation.machine()))
                    .findFirst()
                    .orElseThrow();
            card.add(new ReservationLine(reservation, machine.name(), figures));
        });
        add(card);
    }

    private void show(MachineId machine, MachineRow row) {
        machines.find(machine)
                .ifPresent(m -> row.show(m.condition(), states.of(machine.value()), overruns.on(machine)));
    }

    private void reserve(Machine machine, TimeSlot wish) {
        desk.reserve(machine, wish, member, getLocale(), this::show);
    }

    private void change(Reservation reservation, TimeSlot wish) {
        desk.change(reservation, wish, member, getLocale(), this::show);
    }

    /** Today's board has to show now, also at night. */
    private List<TimeSlot> happening(List<Reservation> taken) {
        List<TimeSlot> slots =
                new ArrayList<>(taken.stream().map(Reservation::slot).toList());
        slots.add(TimeSlot.of(clock.instant(), USUAL));
        return slots;
    }

    private Div dayChooser() {
        NativeButton before = new NativeButton("‹", click -> go(date.minusDays(1)));
        before.getElement().setAttribute("aria-label", getTranslation("board.day-before"));
        NativeButton after = new NativeButton("›", click -> go(date.plusDays(1)));
        after.getElement().setAttribute("aria-label", getTranslation("board.day-after"));
        NativeButton now = new NativeButton(getTranslation("board.today"), click -> go(today()));
        now.setVisible(!date.equals(today()));
        Span name = new Span(figures.day(date));
        name.addClassName("day-name");
        Div chooser = new Div(before, name, after, now);
        chooser.addClassName("day-chooser");
        return chooser;
    }

    private void go(LocalDate day) {
        date = day;
        show();
    }

    private LocalDate today() {
        return clock.instant().atZone(settings.site().zone()).toLocalDate();
    }
}
