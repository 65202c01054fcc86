package org.etabli.lab.reservation.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
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
class ReserveDialog extends Dialog {

    private static final List<Integer> WEEKS = List.of(1, 2, 3, 4, 6, 8, 10, 12, 16, 20, 26);

    private final Desk desk;
    private final Machine machine;
    private final Member member;
    private final Figures figures;
    private final Runnable done;
    private final SlotFields slot;
    private final ComboBox<Integer> weeks = new ComboBox<>(getTranslation("reserve.weeks"));
    private final Instead instead;

    ReserveDialog(Desk desk, Machine machine, TimeSlot wish, Member member, Figures figures, Runnable done) {
        this.desk = desk;
        this.machine = machine;
        this.member = member;
        this.figures = figures;
        this.done = done;
        setHeaderTitle(getTranslation("reserve.title", machine.name()));
        slot = new SlotFields(wish, figures, desk.clock);
        slot.fill(slot.rounded(wish));
        weeks.setItems(WEEKS);
        weeks.setItemLabelGenerator(count -> getTranslation("reserve.weeks.count", count));
        weeks.setValue(1);
        slot.add(weeks);
        instead = new Instead(figures);
        add(slot, instead);
        Button confirm = new Button(getTranslation("reserve.confirm"), click -> ask());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.addClickShortcut(Key.ENTER);
        getFooter().add(Enter.own(new Button(getTranslation("reserve.close"), click -> close())), confirm);
    }

    private void ask() {
        slot.value()
                .ifPresentOrElse(
                        wish -> ask(machine, startingNow(wish)),
                        () -> instead.say(getTranslation("reserve.incomplete")));
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
                close();
                Notification.show(getTranslation(
                        "reserve.weeks.done", granted.reservations().size(), on.name()));
                done.run();
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
        Notification.show(getTranslation(joined ? "reserve.wait.done" : "reserve.wait.full", WaitingList.MOST));
        if (joined) {
            close();
            done.run();
        }
    }

    private void granted(Machine on, Reservation reservation) {
        close();
        Notification.show(getTranslation(
                reservation.isConfirmed() ? "reserve.done" : "reserve.requested",
                on.name(),
                figures.shortDay(reservation.slot().start()),
                figures.time(reservation.slot().start())));
        done.run();
        UI.getCurrent().navigate("reservations/" + reservation.id());
    }
}
