package org.etabli.lab.reservation.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.member.Member;
import org.etabli.lab.reservation.Planning;
import org.etabli.lab.reservation.Refusal;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.Reserved;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.shell.Figures;

/** Asks for a slot on one machine; what is refused comes with what is free instead. */
class ReserveDialog extends Dialog {

    private static final List<Duration> LENGTHS = List.of(
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofMinutes(90),
            Duration.ofHours(2),
            Duration.ofHours(3),
            Duration.ofHours(4),
            Duration.ofHours(6),
            Duration.ofHours(8),
            Duration.ofHours(12));

    private static final Duration STEP = Duration.ofMinutes(15);

    private final Machine machine;
    private final Planning planning;
    private final Member member;
    private final Figures figures;
    private final Clock clock;
    private final Runnable reserved;
    private final DatePicker date = new DatePicker(getTranslation("reserve.date"));
    private final TimePicker time = new TimePicker(getTranslation("reserve.start"));
    private final ComboBox<Duration> length = new ComboBox<>(getTranslation("reserve.length"));
    private final Div refusal = new Div();

    ReserveDialog(
            Machine machine,
            TimeSlot wish,
            Planning planning,
            Member member,
            Figures figures,
            Clock clock,
            Runnable reserved) {
        this.machine = machine;
        this.planning = planning;
        this.member = member;
        this.figures = figures;
        this.clock = clock;
        this.reserved = reserved;
        setHeaderTitle(getTranslation("reserve.title", machine.name()));
        date.setLocale(figures.language());
        time.setLocale(figures.language());
        time.setStep(STEP);
        length.setItems(LENGTHS);
        length.setItemLabelGenerator(figures::duration);
        refusal.addClassName("refusal");
        refusal.getElement().setAttribute("role", "alert");
        fill(wish);
        Div fields = new Div(date, time, length);
        fields.addClassName("fields");
        add(fields, refusal);
        Button confirm = new Button(getTranslation("reserve.confirm"), click -> ask());
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.addClickShortcut(com.vaadin.flow.component.Key.ENTER);
        getFooter().add(new Button(getTranslation("reserve.close"), click -> close()), confirm);
    }

    private void fill(TimeSlot wish) {
        ZonedDateTime start = roundedDown(wish.start()).atZone(figures.zone());
        date.setValue(start.toLocalDate());
        time.setValue(start.toLocalTime());
        length.setValue(wish.length());
    }

    private Instant roundedDown(Instant start) {
        long step = STEP.toSeconds();
        Instant rounded = Instant.ofEpochSecond(start.getEpochSecond() / step * step);
        return rounded.isBefore(clock.instant().minus(STEP)) ? rounded.plus(STEP) : rounded;
    }

    private void ask() {
        LocalDate day = date.getValue();
        LocalTime start = time.getValue();
        if (day == null || start == null || length.getValue() == null) {
            refusal.removeAll();
            refusal.add(new Paragraph(getTranslation("reserve.incomplete")));
            return;
        }
        Instant from = day.atTime(start).atZone(figures.zone()).toInstant();
        Instant now = clock.instant();
        Instant end = from.plus(length.getValue());
        // A start a few minutes ago means "now": the slot begins with the lab's current step.
        Instant begin = from.isBefore(now) && end.isAfter(now)
                ? planning.now(Duration.ofMinutes(1)).start()
                : from;
        ask(new TimeSlot(begin, begin.plus(length.getValue())));
    }

    private void ask(TimeSlot wish) {
        switch (planning.reserve(machine.id(), member, wish)) {
            case Reserved.Granted granted -> granted(granted.reservation());
            case Reserved.Refused refused -> refused(refused);
        }
    }

    private void granted(Reservation reservation) {
        close();
        Notification.show(getTranslation(
                "reserve.done",
                machine.name(),
                figures.shortDay(reservation.slot().start()),
                figures.time(reservation.slot().start())));
        reserved.run();
        UI.getCurrent().navigate("reservations/" + reservation.id());
    }

    private void refused(Reserved.Refused refused) {
        refusal.removeAll();
        for (Refusal why : refused.refusals()) {
            refusal.add(new Paragraph(getTranslation(why.text(), why.parameters(figures))));
        }
        if (!refused.alternatives().isEmpty()) {
            refusal.add(new Paragraph(getTranslation("reserve.instead")));
            for (TimeSlot slot : refused.alternatives()) {
                NativeButton offer = new NativeButton(
                        figures.shortDay(slot.start()) + " · " + figures.time(slot.start()) + " – "
                                + figures.time(slot.end()),
                        click -> ask(slot));
                offer.addClassName("offer");
                refusal.add(offer);
            }
        }
    }
}
