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
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.machine.Status;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.shell.Chip;
import org.etabli.lab.shell.Figures;

/** One machine on a tablet. */
class KioskTile extends Div {

    /** What comes later than this is of no use to who stands before the machine. */
    static final Duration AHEAD = Duration.ofHours(12);

    private final MachineId id;
    private final Figures figures;
    private final Chip chip = new Chip("", Chip.Mood.QUIET);
    private final Paragraph who = new Paragraph();
    private final Paragraph next = new Paragraph();
    private final ProgressBar progress = new ProgressBar();

    KioskTile(Machine machine, Care care, Figures figures) {
        this.id = machine.id();
        this.figures = figures;
        addClassName("kiosk-tile");
        who.addClassName("kiosk-who");
        next.addClassName("quiet-text");
        progress.getElement().setAttribute("aria-label", getTranslation("kiosk.progress", machine.name()));
        Button wrong = new Button(getTranslation("problem-report.say"), click -> new KioskReport(machine, care).open());
        wrong.setAriaLabel(getTranslation("kiosk.wrong-with", machine.name()));
        add(new H2(machine.name()), chip, who, progress, next, wrong);
    }

    MachineId machine() {
        return id;
    }

    /** @param taken the machine's reservations from now on, earliest first */
    void show(
            Machine machine,
            Instant now,
            Optional<MachineState> state,
            List<Reservation> taken,
            Function<MemberId, String> firstName) {
        boolean inUse = state.filter(MachineState::relayClosed).isPresent();
        Optional<Reservation> current =
                taken.stream().filter(r -> !r.slot().start().isAfter(now)).findFirst();
        Optional<Reservation> later =
                taken.stream().filter(r -> r.slot().start().isAfter(now)).findFirst();
        String name = inUse
                ? state.map(MachineState::member)
                        .flatMap(KioskTile::member)
                        .map(firstName)
                        .orElse("")
                : current.map(r -> firstName.apply(r.member())).orElse("");
        Optional<Instant> until = inUse
                ? state.map(MachineState::until)
                : current.map(r -> r.slot().end());
        Status status = Status.of(machine.condition(), state, current.isPresent());
        show(status);
        who.setText(
                !inUse && current.isEmpty()
                        ? status == Status.FREE ? free(later) : ""
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
        return later.map(r ->
                        getTranslation("kiosk.free-until", figures.time(r.slot().start())))
                .orElse(getTranslation("kiosk.free"));
    }

    private void show(Status status) {
        switch (status) {
            case FREE -> chip.set(getTranslation("machine.status.free"), Chip.Mood.FREE);
            case IN_USE -> chip.set(getTranslation("machine.status.in-use"), Chip.Mood.BUSY);
            case RESERVED -> chip.set(getTranslation("machine.status.reserved"), Chip.Mood.WAITING);
            case TO_CHECK, MAINTENANCE, OUT_OF_SERVICE -> chip.set(getTranslation("kiosk.state.closed"), Chip.Mood.BAD);
        }
    }

    /** A bench may host the session of another server's member, or nobody's. */
    private static Optional<MemberId> member(String member) {
        try {
            return Optional.of(new MemberId(UUID.fromString(member)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
