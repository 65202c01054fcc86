package org.etabli.lab.reservation.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.member.Member;
import org.etabli.lab.reservation.Refusal;
import org.etabli.lab.reservation.Repeated;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.Reserved;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.reservation.WaitingList;
import org.etabli.lab.shell.Figures;

/** Asks for a slot on one machine, once or every week; what is refused comes with what is possible instead. */
class ReserveDialog extends SlotDialog {

    private static final List<Integer> WEEKS = List.of(1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 26);

    private final Machine machine;
    private final Member member;
    private final ComboBox<Integer> weeks = new ComboBox<>(getTranslation("reserve.weeks"));

    ReserveDialog(Desk desk, Machine machine, TimeSlot wish, Member member, Figures figures, Runnable done) {
        super(desk, wish, figures, done);
        this.machine = machine;
        this.member = member;
        setHeaderTitle(getTranslation("reserve.title", machine.name()));
        slot.fill(slot.rounded(wish));
        weeks.setItems(WEEKS);
        weeks.setItemLabelGenerator(count -> getTranslation("reserve.weeks.count", count));
        weeks.setValue(1);
        lay("reserve.confirm", weeks);
    }

    @Override
    void ask(TimeSlot wish) {
        ask(machine, startingNow(wish));
    }

    /** A start a few minutes ago means "now": the slot begins with the lab's current step. */
    private TimeSlot startingNow(TimeSlot wish) {
        Instant now = desk.clock.instant();
        return wish.start().isBefore(now) && wish.end().isAfter(now)
                ? TimeSlot.of(desk.planning.now(Duration.ofMinutes(1)).start(), wish.length())
                : wish;
    }

    private void ask(Machine on, TimeSlot wish) {
        Integer count = weeks.getValue();
        if (count != null && count > 1) {
            repeat(on, wish, count, false);
            return;
        }
        switch (desk.planning.reserve(on.id(), member, wish)) {
            case Reserved.Granted granted -> granted(on, granted.reservation());
            case Reserved.Refused refused -> {
                instead.show(refused, other -> ask(on, other), other -> ask(other, wish));
                offerToWait(on, wish, refused);
            }
        }
    }

    private void repeat(Machine on, TimeSlot wish, int count, boolean leavingOut) {
        switch (desk.repeats.reserve(on.id(), member, wish, count, leavingOut)) {
            case Repeated.Granted granted -> {
                settle(getTranslation(
                        "reserve.weeks.done", granted.reservations().size(), on.name()));
                UI.getCurrent().navigate(MyReservationsView.class);
            }
            case Repeated.Refused refused -> {
                instead.say(
                        getTranslation("reserve.weeks.refused", refused.weeks().size(), count));
                for (Repeated.Week week : refused.weeks()) {
                    Refusal why = week.why().refusal();
                    instead.add(new Paragraph(
                            instead.hours(week.slot()) + " : " + getTranslation(why.text(), why.parameters(figures))));
                }
                if (refused.weeks().size() < count) {
                    instead.button(
                            getTranslation(
                                    "reserve.weeks.others",
                                    count - refused.weeks().size()),
                            () -> repeat(on, wish, count, true));
                }
            }
        }
    }

    /** Only what somebody has may become free again. */
    private void offerToWait(Machine on, TimeSlot wish, Reserved.Refused refused) {
        boolean taken = refused.refusals().stream()
                .allMatch(why -> why instanceof Refusal.Taken || why instanceof Refusal.TooClose);
        if (taken && wish.start().isAfter(desk.clock.instant())) {
            instead.add(new Paragraph(getTranslation("reserve.wait.what")));
            instead.button(getTranslation("reserve.wait"), () -> waitFor(on, wish));
        }
    }

    private void waitFor(Machine on, TimeSlot wish) {
        boolean joined = desk.waiting.join(on.id(), member, wish).isPresent();
        if (joined) {
            settle(getTranslation("reserve.wait.done"));
        } else {
            Notification.show(getTranslation("reserve.wait.full", WaitingList.MOST));
        }
    }

    private void granted(Machine on, Reservation reservation) {
        settle(getTranslation(
                reservation.isConfirmed() ? "reserve.done" : "reserve.requested",
                on.name(),
                figures.shortDay(reservation.slot().start()),
                figures.time(reservation.slot().start())));
        UI.getCurrent().navigate("reservations/" + reservation.id());
    }
}
