package org.etabli.lab.reservation.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
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
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.Reservations;
import org.etabli.lab.reservation.RuleBook;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Page;
import org.etabli.lab.site.LabSettings;

/** One machine's week, day by day; a slot is reserved or moved on it as on the board. */
@Route("week")
@PermitAll
public class WeekView extends Page implements HasUrlParameter<String> {

    private static final Duration USUAL = Duration.ofHours(1);

    private final Machines machines;
    private final Reservations reservations;
    private final Closures closures;
    private final RuleBook book;
    private final Members members;
    private final Desk desk;
    private final LabSettings settings;
    private final Clock clock;
    private final Member reader;
    private final Figures figures;
    private LocalDate monday;
    private Optional<Machine> shown = Optional.empty();

    WeekView(
            Machines machines,
            Reservations reservations,
            Closures closures,
            RuleBook book,
            Members members,
            Desk desk,
            LabSettings settings,
            Clock clock,
            CurrentMember current,
            FiguresOf figures) {
        super("week.title");
        this.machines = machines;
        this.reservations = reservations;
        this.closures = closures;
        this.book = book;
        this.members = members;
        this.desk = desk;
        this.settings = settings;
        this.clock = clock;
        this.reader = current.get();
        this.figures = figures.in(getLocale());
        this.monday = thisMonday();
        addClassName("board-page");
    }

    @Override
    public void setParameter(BeforeEvent event, String id) {
        try {
            shown = machines.find(new MachineId(id));
        } catch (IllegalArgumentException e) {
            throw new NotFoundException();
        }
        shown.orElseThrow(NotFoundException::new);
        show();
    }

    private void show() {
        shown.ifPresent(this::show);
    }

    private void show(Machine machine) {
        removeAll();
        add(
                new Anchor("/machines/" + machine.id(), getTranslation("week.machine", machine.name())),
                headed(getTranslation("week.of", machine.name()), chooser()));
        TimeSlot week = new TimeSlot(
                monday.atStartOfDay(zone()).toInstant(),
                monday.plusWeeks(1).atStartOfDay(zone()).toInstant());
        List<Reservation> taken = reservations.during(week, machine.id());
        List<Closure> closed = closures.during(week, machine.id());
        Hours hours = hours(taken);
        OpeningHours open = book.hours(reader).apply(machine.id());
        Div board = new Div();
        board.addClassNames("board", "week");
        monday.datesUntil(monday.plusWeeks(1)).forEach(date -> {
            Day day = Day.of(date, zone(), hours.opens(), hours.closes(), List.of());
            if (date.equals(monday)) {
                board.add(Track.hours(day, figures));
            }
            board.add(row(machine, date, day, open, taken, closed));
        });
        add(board);
    }

    private Div row(
            Machine machine,
            LocalDate date,
            Day day,
            OpeningHours open,
            List<Reservation> taken,
            List<Closure> closed) {
        Instant now = clock.instant();
        Instant noon = date.atTime(LocalTime.NOON).atZone(zone()).toInstant();
        Track track = new Track(
                day,
                now,
                getTranslation("week.reservations-of", figures.day(date)),
                taken,
                reader,
                id -> members.find(id).map(Member::firstName).orElse(""),
                figures);
        open.closed(day.shown(), zone()).forEach(track::shade);
        closed.stream().filter(closure -> closure.slot().overlaps(day.shown())).forEach(track::close);
        track.onPick(start -> reserve(machine, TimeSlot.of(start, USUAL)));
        track.onDraw(slot -> reserve(machine, slot));
        track.onDrag((reservation, slot) -> desk.change(reservation, slot, reader, getLocale(), this::show));
        NativeButton reserve = new NativeButton(
                getTranslation("board.reserve"),
                click -> reserve(
                        machine, TimeSlot.of(day.usualStart(now, settings.site().opens(), open), USUAL)));
        reserve.addClassName("reserve");
        reserve.getElement().setAttribute("aria-label", getTranslation("week.reserve", figures.day(date)));
        reserve.setVisible(day.shown().end().isAfter(now));
        Div words = new Div(new H2(figures.shortDay(noon)));
        words.addClassName("machine-words");
        Div label = new Div(words, reserve);
        label.addClassName("machine-label");
        Div row = new Div(label, track);
        row.addClassName("machine-row");
        if (date.equals(today())) {
            row.addClassName("row-today");
        }
        return row;
    }

    private void reserve(Machine machine, TimeSlot wish) {
        desk.reserve(machine, wish, reader, getLocale(), this::show);
    }

    private record Hours(LocalTime opens, LocalTime closes) {}

    /** The same hours every day, so that the days can be compared: what is usual, and more where something happens. */
    private Hours hours(List<Reservation> taken) {
        LocalTime opens = settings.site().opens();
        LocalTime closes = settings.site().closes();
        for (Reservation reservation : taken) {
            LocalDate starts = figures.date(reservation.slot().start());
            LocalDate ends = figures.date(reservation.slot().end().minusNanos(1));
            LocalTime start = reservation.slot().start().atZone(zone()).toLocalTime();
            LocalTime end =
                    reservation.slot().end().minusNanos(1).atZone(zone()).toLocalTime();
            boolean overnight = !starts.equals(ends);
            opens = overnight ? LocalTime.MIN : start.isBefore(opens) ? start : opens;
            closes = overnight ? LocalTime.of(23, 59) : end.isAfter(closes) ? end : closes;
        }
        return new Hours(opens, closes);
    }

    private Div chooser() {
        NativeButton before = new NativeButton("‹", click -> go(monday.minusWeeks(1)));
        before.getElement().setAttribute("aria-label", getTranslation("week.before"));
        NativeButton after = new NativeButton("›", click -> go(monday.plusWeeks(1)));
        after.getElement().setAttribute("aria-label", getTranslation("week.after"));
        NativeButton now = new NativeButton(getTranslation("week.this"), click -> go(thisMonday()));
        now.setVisible(!monday.equals(thisMonday()));
        Instant first = monday.atTime(LocalTime.NOON).atZone(zone()).toInstant();
        Instant last = monday.plusDays(6).atTime(LocalTime.NOON).atZone(zone()).toInstant();
        Span name = new Span(figures.shortDay(first) + " – " + figures.shortDay(last));
        name.addClassName("day-name");
        Div chooser = new Div(before, name, after, now);
        chooser.addClassName("day-chooser");
        return chooser;
    }

    private void go(LocalDate week) {
        monday = week;
        show();
    }

    private LocalDate thisMonday() {
        return today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private LocalDate today() {
        return clock.instant().atZone(zone()).toLocalDate();
    }

    private ZoneId zone() {
        return settings.site().zone();
    }
}
