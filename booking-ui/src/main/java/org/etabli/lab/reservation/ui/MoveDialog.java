package org.etabli.lab.reservation.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Duration;
import java.util.List;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.member.Member;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.Reserved;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.shell.Figures;

/** Moves a reservation, to another time or another machine of its kind, or makes it longer or shorter. */
class MoveDialog extends SlotDialog {

    private final Reservation reservation;
    private final Member by;
    private final ComboBox<Machine> machine = new ComboBox<>(getTranslation("move.machine"));

    MoveDialog(Desk desk, Reservation reservation, TimeSlot wish, Member by, Figures figures, Runnable done) {
        super(desk, wish, figures, done);
        this.reservation = reservation;
        this.by = by;
        List<Machine> machines = desk.planning.ofSameKind(reservation.machine());
        setHeaderTitle(getTranslation("move.title", machines.getFirst().name()));
        slot.fill(settled(wish));
        machine.setItems(machines);
        machine.setItemLabelGenerator(Machine::name);
        machine.setValue(machines.getFirst());
        machine.setVisible(machines.size() > 1);
        if (hasBegun()) {
            slot.fixStart();
            machine.setVisible(false);
            add(new Paragraph(getTranslation("move.begun")));
        }
        lay("move.confirm", machine);
    }

    private boolean hasBegun() {
        return !reservation.slot().start().isAfter(desk.clock.instant());
    }

    /** What was dragged is rounded; what the drag left as it was stays so, whatever a pixel can tell. */
    private TimeSlot settled(TimeSlot wish) {
        TimeSlot was = reservation.slot();
        TimeSlot rounded = slot.rounded(wish);
        boolean startStays = isNear(Duration.between(was.start(), wish.start()));
        boolean lengthStays = isNear(wish.length().minus(was.length()));
        return TimeSlot.of(startStays ? was.start() : rounded.start(), lengthStays ? was.length() : rounded.length());
    }

    private static boolean isNear(Duration difference) {
        return difference.abs().compareTo(Duration.ofMinutes(1)) < 0;
    }

    /** Opens with what is free instead, for whoever has to move. */
    void suggest() {
        instead.say(getTranslation("move.suggested"));
        instead.offer(
                desk.planning.elsewhere(reservation, by),
                other -> ask(machine.getValue(), other),
                other -> ask(other, reservation.slot()));
    }

    @Override
    void ask(TimeSlot wish) {
        ask(machine.getValue(), wish);
    }

    private void ask(Machine on, TimeSlot wish) {
        // The start of a slot that has begun stays to the second, whatever the field can show of it.
        TimeSlot exact = hasBegun() ? TimeSlot.of(reservation.slot().start(), wish.length()) : wish;
        switch (desk.planning.move(reservation, by, on.id(), exact)) {
            case Reserved.Granted granted ->
                settle(getTranslation(
                        "move.done",
                        on.name(),
                        figures.shortDay(granted.reservation().slot().start()),
                        figures.time(granted.reservation().slot().start()),
                        figures.time(granted.reservation().slot().end())));
            case Reserved.Refused refused -> instead.show(refused, other -> ask(on, other), other -> ask(other, exact));
        }
    }
}
