package org.etabli.lab.reservation.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.etabli.controller.contract.JobProgress;
import org.etabli.controller.contract.MachineState;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.member.Role;
import org.etabli.lab.reservation.Day;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.shell.Chip;
import org.etabli.lab.shell.Figures;

/** One machine's day: what it is, what it does now, and its reservations as bars over the hours. */
class MachineRow extends Div {

    private final Day day;
    private final Member reader;
    private final Figures figures;
    private final Instant now;
    private final Function<MemberId, String> firstName;
    private final List<Reservation> reservations;
    private final List<Span> doneBars = new ArrayList<>();
    private final Chip chip = new Chip("", Chip.Mood.QUIET);
    private final NativeButton reserve = new NativeButton(getTranslation("board.reserve"));
    private final Div track = new Div();

    MachineRow(
            Machine machine,
            List<Reservation> reservations,
            Day day,
            Instant now,
            Member reader,
            Function<MemberId, String> firstName,
            Figures figures) {
        this.day = day;
        this.reader = reader;
        this.figures = figures;
        this.now = now;
        this.firstName = firstName;
        this.reservations = reservations;
        addClassName("machine-row");
        add(label(machine), track(machine));
    }

    /** Called with the start somebody picked: on the row by pointer; by the button, now, or the day's first hour. */
    void onPick(Consumer<Instant> picked) {
        Instant first = day.shown().contains(now) ? now : day.shown().start();
        reserve.addClickListener(click -> picked.accept(first));
        track.getElement()
                .addEventListener(
                        "click",
                        event -> picked.accept(day.at(event.getEventData()
                                .get("event.offsetX / event.currentTarget.offsetWidth")
                                .asDouble())))
                .setFilter("event.target === event.currentTarget")
                .addEventData("event.offsetX / event.currentTarget.offsetWidth");
    }

    /** Shows what the machine does now, without disturbing who has the focus. */
    void show(Optional<MachineState> state) {
        describe(state);
        JobProgress job = state.map(MachineState::job).orElse(null);
        doneBars.forEach(done -> done.getStyle().set("width", percent(job == null ? 0 : job.fraction())));
    }

    static String percent(double position) {
        return String.format(Locale.ROOT, "%.3f%%", position * 100);
    }

    private Div label(Machine machine) {
        Span icon = new Span();
        icon.addClassNames(
                "machine-icon", "icon-" + machine.profile().kind().name().toLowerCase(Locale.ROOT));
        icon.getElement().setAttribute("aria-hidden", "true");
        reserve.addClassName("reserve");
        reserve.getElement().setAttribute("aria-label", getTranslation("board.reserve.machine", machine.name()));
        Div words = new Div(new H2(machine.name()), chip);
        words.addClassName("machine-words");
        Div label = new Div(icon, words, reserve);
        label.addClassName("machine-label");
        return label;
    }

    private void describe(Optional<MachineState> state) {
        boolean powered = state.filter(MachineState::relayClosed).isPresent();
        JobProgress job = state.map(MachineState::job).orElse(null);
        MachineState.GateState gate = state.map(MachineState::gate).orElse(null);
        if (job != null && powered) {
            String left = job.secondsLeft() < 0 ? "…" : figures.duration(job.secondsLeft());
            chip.set(getTranslation("board.state.running", figures.percent(job.fraction()), left), Chip.Mood.BUSY);
        } else if (gate == MachineState.GateState.OUT_OF_SERVICE || gate == MachineState.GateState.FAULT) {
            chip.set(getTranslation("board.state.out"), Chip.Mood.BAD);
        } else if (powered) {
            chip.set(getTranslation("board.state.on"), Chip.Mood.BUSY);
        } else {
            describeReservations();
        }
    }

    private void describeReservations() {
        Optional<TimeSlot> current = reservations.stream()
                .map(Reservation::slot)
                .filter(slot -> slot.contains(now))
                .findFirst();
        Optional<TimeSlot> next = reservations.stream()
                .map(Reservation::slot)
                .filter(slot -> slot.start().isAfter(now))
                .findFirst();
        if (current.isPresent()) {
            String end = figures.time(current.get().end());
            chip.set(getTranslation("board.state.reserved", end), Chip.Mood.WAITING);
        } else if (next.isPresent()) {
            String start = figures.time(next.get().start());
            chip.set(getTranslation("board.state.free-until", start), Chip.Mood.FREE);
        } else {
            chip.set(getTranslation("board.state.free"), Chip.Mood.FREE);
        }
    }

    private Div track(Machine machine) {
        track.addClassName("track");
        track.getElement().setAttribute("role", "list");
        track.getElement().setAttribute("aria-label", getTranslation("board.reservations-of", machine.name()));
        for (Instant hour : day.hours()) {
            Span line = new Span();
            line.addClassName("hour-line");
            line.getStyle().set("left", percent(day.position(hour)));
            track.add(line);
        }
        reservations.forEach(reservation -> track.add(bar(reservation)));
        if (day.shown().contains(now)) {
            Span line = new Span();
            line.addClassName("now-line");
            line.getStyle().set("left", percent(day.position(now)));
            track.add(line);
        }
        return track;
    }

    /** One's own bar leads to its record; somebody else's only says that the slot is taken, and by whom to animators. */
    private Div bar(Reservation reservation) {
        boolean mine = reservation.member().equals(reader.id());
        boolean opens = mine || reader.is(Role.ANIMATOR);
        String hours = figures.time(reservation.slot().start()) + " – "
                + figures.time(reservation.slot().end());
        String who = mine
                ? getTranslation("board.mine")
                : opens ? firstName.apply(reservation.member()) : getTranslation("board.taken");
        Div bar = new Div();
        bar.getElement().setAttribute("role", "listitem");
        bar.addClassNames("bar", mine ? "bar-mine" : "bar-other");
        double left = day.position(reservation.slot().start());
        double right = day.position(reservation.slot().end());
        bar.getStyle().set("left", percent(left)).set("width", percent(right - left));
        Span name = new Span(who);
        name.addClassName("bar-who");
        Span when = new Span(hours);
        when.addClassName("bar-hours");
        if (opens) {
            Anchor link = new Anchor("/reservations/" + reservation.id(), name, when);
            bar.add(link);
        } else {
            bar.add(name, when);
        }
        if (reservation.slot().contains(now)) {
            Span done = new Span();
            done.addClassName("bar-done");
            doneBars.add(done);
            bar.addComponentAsFirst(done);
        }
        return bar;
    }
}
