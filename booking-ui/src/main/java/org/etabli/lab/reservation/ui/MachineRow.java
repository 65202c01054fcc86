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
import org.etabli.lab.machine.Condition;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.Status;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.reservation.Day;
import org.etabli.lab.reservation.Overruns;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.shell.Chip;
import org.etabli.lab.shell.Figures;

/** One machine's day: what it is, what it does now, and its reservations as bars over the hours. */
class MachineRow extends Div {

    private final Figures figures;
    private final Instant now;
    private final List<Reservation> reservations;
    private final Chip chip = new Chip("", Chip.Mood.QUIET);
    private final NativeButton reserve = new NativeButton(getTranslation("board.reserve"));
    private final Track track;

    MachineRow(
            Machine machine,
            List<Reservation> reservations,
            Day day,
            Instant now,
            Member reader,
            Function<MemberId, String> firstName,
            Figures figures) {
        this.figures = figures;
        this.now = now;
        this.reservations = reservations;
        this.track = new Track(
                day,
                now,
                getTranslation("board.reservations-of", machine.name()),
                reservations,
                reader,
                firstName,
                figures);
        addClassName("machine-row");
        add(label(machine), track);
    }

    /** Called with the start somebody picked: on the row by pointer; by the button, the usual one. */
    void onPick(Instant usual, Consumer<Instant> picked) {
        reserve.addClickListener(click -> picked.accept(usual));
        track.onPick(picked);
    }

    Track track() {
        return track;
    }

    /** Shows what the machine does now, without disturbing who has the focus. */
    void show(Condition condition, Optional<MachineState> state, Optional<Overruns.Overrun> overrun) {
        describe(condition, state);
        overrun.ifPresent(
                late -> chip.set(getTranslation("board.state.overrun", figures.time(late.end())), Chip.Mood.WAITING));
        JobProgress job = state.map(MachineState::job).orElse(null);
        track.show(job == null ? 0 : job.fraction());
    }

    private Div label(Machine machine) {
        Span icon = new Span();
        icon.addClassNames(
                "machine-icon", "icon-" + machine.profile().kind().name().toLowerCase(Locale.ROOT));
        icon.getElement().setAttribute("aria-hidden", "true");
        reserve.addClassName("reserve");
        reserve.getElement().setAttribute("aria-label", getTranslation("board.reserve.machine", machine.name()));
        Div words = new Div(new H2(new Anchor("/week/" + machine.id(), machine.name())), chip);
        words.addClassName("machine-words");
        Div label = new Div(icon, words, reserve);
        label.addClassName("machine-label");
        return label;
    }

    private void describe(Condition condition, Optional<MachineState> state) {
        Status status = Status.of(condition, state, false);
        boolean powered = state.filter(MachineState::relayClosed).isPresent();
        JobProgress job = state.map(MachineState::job).orElse(null);
        if (job != null && powered) {
            String left = job.secondsLeft() < 0 ? "…" : figures.duration(job.secondsLeft());
            chip.set(getTranslation("board.state.running", figures.percent(job.fraction()), left), Chip.Mood.BUSY);
        } else if (status == Status.TO_CHECK || status == Status.MAINTENANCE || status == Status.OUT_OF_SERVICE) {
            String word = status.name().toLowerCase(Locale.ROOT).replace('_', '-');
            chip.set(getTranslation("machine.status." + word), Chip.Mood.BAD);
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
}
