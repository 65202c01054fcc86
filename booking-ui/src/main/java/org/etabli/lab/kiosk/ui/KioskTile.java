package org.etabli.lab.kiosk.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.etabli.controller.contract.JobProgress;
import org.etabli.controller.contract.MachineState;
import org.etabli.lab.machine.Care;
import org.etabli.lab.machine.Condition;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.shell.Chip;
import org.etabli.lab.shell.Figures;

/** One machine on a tablet. */
class KioskTile extends Div {

    /** What comes later than this is of no use to who stands before the machine. */
    static final Duration AHEAD = Duration.ofHours(12);

    private final Machine machine;
    private final Figures figures;
    private final Chip chip = new Chip("", Chip.Mood.QUIET);
    private final Paragraph who = new Paragraph();
    private final Paragraph next = new Paragraph();
    private final ProgressBar progress = new ProgressBar();

    KioskTile(Machine machine, Care care, Figures figures) {
        this.machine = machine;
        this.figures = figures;
        addClassName("kiosk-tile");
        who.addClassName("kiosk-who");
        next.addClassName("quiet-text");
        progress.getElement().setAttribute("aria-label", getTranslation("kiosk.progress", machine.name()));
        Button wrong = new Button(getTranslation("problem-report.say"), click -> new KioskReport(machine, care).open());
        wrong.setAriaLabel(getTranslation("kiosk.wrong-with", machine.name()));
        add(new H2(machine.name()), chip, who, progress, next, wrong);
    }

    Machine machine() {
        return machine;
    }

    /** @param taken the machine's reservations from now on, earliest first */
    void show(
            Instant now, Optional<MachineState> state, List<Reservation> taken, Function<MemberId, String> firstName) {
        boolean inUse = state.filter(MachineState::relayClosed).isPresent();
        Optional<Reservation> current =
                taken.stream().filter(r -> !r.slot().start().isAfter(now)).findFirst();
        Optional<Reservation> later =
                taken.stream().filter(r -> r.slot().start().isAfter(now)).findFirst();
        String name = inUse
                ? state.map(MachineState::member)
                        .flatMap(KioskTile::id)
                        .map(firstName)
                        .orElse("")
                : current.map(r -> firstName.apply(r.member())).orElse("");
        Optional<Instant> until = inUse
                ? state.map(MachineState::until)
                : current.map(r -> r.slot().end());
        show(inUse, current.isPresent());
        who.setText(
                !inUse && current.isEmpty()
                        ? free(later)
                        : until.map(end -> getTranslation(
                                        inUse ? "kiosk.works-until" : "kiosk.reserved-until", name, figures.time(end)))
                                .orElse(name));
        next.setText(later.filter(r -> inUse || current.isPresent())
                .map(r -> getTranslation(
                        "kiosk.next",
                        firstName.apply(r.member()),
                        figures.time(r.slot().start())))
                .orElse(""));
        Optional<JobProgress> job = state.map(MachineState::job);
        progress.setVisible(job.isPresent());
        job.ifPresent(running -> progress.setValue(Math.clamp(running.fraction(), 0, 1)));
    }

    private String free(Optional<Reservation> later) {
        return machine.condition() != Condition.IN_SERVICE
                ? ""
                : later.map(r -> getTranslation(
                                "kiosk.free-until", figures.time(r.slot().start())))
                        .orElse(getTranslation("kiosk.free"));
    }

    private void show(boolean inUse, boolean reserved) {
        String word;
        Chip.Mood mood;
        if (machine.condition() != Condition.IN_SERVICE) {
            word = "kiosk.state.closed";
            mood = Chip.Mood.BAD;
        } else if (inUse) {
            word = "machine.status.in-use";
            mood = Chip.Mood.BUSY;
        } else if (reserved) {
            word = "machine.status.reserved";
            mood = Chip.Mood.WAITING;
        } else {
            word = "machine.status.free";
            mood = Chip.Mood.FREE;
        }
        chip.set(getTranslation(word), mood);
    }

    /** A bench may host the session of another server's member, or nobody's. */
    private static Optional<MemberId> id(String member) {
        try {
            return Optional.of(new MemberId(UUID.fromString(member)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
