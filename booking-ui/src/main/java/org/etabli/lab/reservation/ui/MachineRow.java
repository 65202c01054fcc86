package org.etabli.lab.reservation.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
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
import org.etabli.lab.reservation.Day;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.shell.Chip;
import org.etabli.lab.shell.Figures;

/** One machine's day: what it is, what it does now, and its reservations as bars over the hours. */
class MachineRow extends Div {

    private final Day day;
    private final Member reader;
    private final Figures figures;
    private final Instant now;
    private final Function<MemberId, String> firstName;
    private final NativeButton reserve = new NativeButton(getTranslation("board.reserve"));
    private final Div track = new Div();

    MachineRow(
            Machine machine,
            List<Reservation> reservations,
            Day day,
            Optional<MachineState> state,
            Instant now,
            Member reader,
            Function<MemberId, String> firstName,
            Figures figures) {
        this.day = day;
        this.reader = reader;
        this.figures = figures;
        this.now = now;
        this.firstName = firstName;
        addClassName("machine-row");
        add(label(machine, reservations, state), track(machine, reservations, state));
    }

    /** Called with the start somebody picked: on the row by pointer, or now by the button. */
    void onPick(Consumer<Instant> picked) {
        reserve.addClickListener(click -> picked.accept(now));
        track.getElement()
                .addEventListener(
                        "click",
                        event -> picked.accept(day.at(event.getEventData()
                                .get("event.offsetX / event.currentTarget.offsetWidth")
                                .asDouble())))
                .setFilter("event.target === event.currentTarget")
                .addEventData("event.offsetX / event.currentTarget.offsetWidth");
    }

    static String percent(double position) {
        return String.format(Locale.ROOT, "%.3f%%", position * 100);
    }

    private Div label(Machine machine, List<Reservation> reservations, Optional<MachineState> state) {
        Span icon = new Span();
        icon.addClassNames(
                "machine-icon", "icon-" + machine.profile().kind().name().toLowerCase(Locale.ROOT));
        icon.getElement().setAttribute("aria-hidden", "true");
        reserve.addClassName("reserve");
        reserve.getElement().setAttribute("aria-label", getTranslation("board.reserve.machine", machine.name()));
        Div words = new Div(new H2(machine.name()), chip(reservations, state));
        words.addClassName("machine-words");
        Div label = new Div(icon, words, reserve);
        label.addClassName("machine-label");
        return label;
    }

    private Chip chip(List<Reservation> reservations, Optional<MachineState> state) {
        JobProgress job = state.map(MachineState::job).orElse(null);
        if (job != null && state.filter(MachineState::relayClosed).isPresent()) {
            return new Chip(
                    getTranslation(
                            "board.state.running",
                            figures.percent(job.fraction()),
                            job.secondsLeft() < 0 ? "…" : figures.duration(job.secondsLeft())),
                    Chip.Mood.BUSY);
        }
        MachineState.GateState gate = state.map(MachineState::gate).orElse(null);
        if (gate == MachineState.GateState.OUT_OF_SERVICE || gate == MachineState.GateState.FAULT) {
            return new Chip(getTranslation("board.state.out"), Chip.Mood.BAD);
        }
        if (state.filter(MachineState::relayClosed).isPresent()) {
            return new Chip(getTranslation("board.state.on"), Chip.Mood.BUSY);
        }
        Optional<Reservation> current =
                reservations.stream().filter(r -> r.slot().contains(now)).findFirst();
        if (current.isPresent()) {
            return new Chip(
                    getTranslation(
                            "board.state.reserved",
                            figures.time(current.get().slot().end())),
                    Chip.Mood.WAITING);
        }
        return new Chip(
                reservations.stream()
                        .filter(r -> r.slot().start().isAfter(now))
                        .findFirst()
                        .map(next -> getTranslation(
                                "board.state.free-until",
                                figures.time(next.slot().start())))
                        .orElseGet(() -> getTranslation("board.state.free")),
                Chip.Mood.FREE);
    }

    private Div track(Machine machine, List<Reservation> reservations, Optional<MachineState> state) {
        track.addClassName("track");
        track.getElement().setAttribute("role", "list");
        track.getElement().setAttribute("aria-label", getTranslation("board.reservations-of", machine.name()));
        for (Instant hour : day.hours()) {
            Span line = new Span();
            line.addClassName("hour-line");
            line.getStyle().set("left", percent(day.position(hour)));
            track.add(line);
        }
        reservations.forEach(reservation -> track.add(bar(reservation, state)));
        if (day.shown().contains(now)) {
            Span line = new Span();
            line.addClassName("now-line");
            line.getStyle().set("left", percent(day.position(now)));
            track.add(line);
        }
        return track;
    }

    /** One's own bar leads to its record; somebody else's only says that the slot is taken, and by whom to animators. */
    private Div bar(Reservation reservation, Optional<MachineState> state) {
        boolean mine = reservation.member().equals(reader.id());
        boolean opens = mine || reader.is(org.etabli.lab.member.Role.ANIMATOR);
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
        JobProgress job = state.map(MachineState::job).orElse(null);
        if (job != null && reservation.slot().contains(now)) {
            Span done = new Span();
            done.addClassName("bar-done");
            done.getStyle().set("width", percent(job.fraction()));
            bar.addComponentAsFirst(done);
        }
        return bar;
    }
}
