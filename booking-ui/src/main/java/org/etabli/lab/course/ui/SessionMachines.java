package org.etabli.lab.course.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.etabli.controller.contract.MachineState;
import org.etabli.lab.bench.LiveStates;
import org.etabli.lab.course.QueueDesk;
import org.etabli.lab.course.queue.ClassQueue;
import org.etabli.lab.course.queue.Lane;
import org.etabli.lab.course.queue.PieceId;
import org.etabli.lab.course.queue.QueuedPiece;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.shell.Chip;

/** The session's machines: whether each is open, what runs on it, and one touch to start what is next. */
class SessionMachines extends Div {

    private final QueueCard card;
    private final LiveStates states;

    SessionMachines(QueueCard card, LiveStates states) {
        this.card = card;
        this.states = states;
        addClassName("queue-machines");
    }

    void show(ClassQueue queue, List<Lane> lanes, Map<MachineId, Machine> byId) {
        removeAll();
        for (Lane lane : lanes) {
            Machine machine = Objects.requireNonNull(byId.get(lane.machine()));
            Span name = new Span(machine.name());
            name.addClassName("line-name");
            Div box = new Div(name, chip(machine.id()));
            box.addClassName("queue-machine");
            Optional<QueuedPiece> running = queue.running(machine.id());
            if (running.isPresent()) {
                box.add(new Span(card.about(running.get().id()).label()));
            } else {
                queue.next(machine.id(), lanes).ifPresent(next -> box.add(start(machine, next)));
            }
            add(box);
        }
    }

    private Chip chip(MachineId machine) {
        boolean kept = card.session().machines().stream()
                .anyMatch(m -> m.machine().equals(machine) && m.reservation() != null);
        boolean on =
                states.of(machine.value()).filter(MachineState::relayClosed).isPresent();
        if (!kept) {
            return new Chip(getTranslation("course.machine.not-kept"), Chip.Mood.BAD);
        }
        return on
                ? new Chip(getTranslation("course.machine.on"), Chip.Mood.GOOD)
                : new Chip(getTranslation("course.machine.badge"), Chip.Mood.WAITING);
    }

    private Div start(Machine machine, PieceId next) {
        String label = card.about(next).label();
        QueueDesk desk = card.desk();
        Button go = new Button(
                getTranslation("course.queue.start", label),
                click -> card.say(desk.start(card.by(), card.session(), next, machine.id())));
        go.addThemeVariants(ButtonVariant.PRIMARY);
        go.setAriaLabel(getTranslation("course.queue.start", label) + " · " + machine.name());
        Button hand = new Button(
                getTranslation("course.queue.by-hand"),
                click -> card.say(desk.startByHand(card.by(), card.session(), next, machine.id())));
        hand.setAriaLabel(getTranslation("course.queue.by-hand") + " · " + label + " · " + machine.name());
        Div actions = new Div(go, hand);
        actions.addClassName("actions");
        return actions;
    }
}
