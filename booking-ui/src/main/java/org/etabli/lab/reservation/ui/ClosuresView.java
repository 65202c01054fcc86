package org.etabli.lab.reservation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.member.Members;
import org.etabli.lab.reservation.Closure;
import org.etabli.lab.reservation.Closures;
import org.etabli.lab.reservation.Displacements;
import org.etabli.lab.reservation.Displacements.Displaced;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Fields;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Page;
import org.jspecify.annotations.Nullable;

/** Holidays and planned maintenance: says whom a closure displaces before it is made, and where each went after. */
@Route("planning/closures")
@RolesAllowed("MANAGER")
public class ClosuresView extends Page {

    private final Closures closures;
    private final Displacements displacements;
    private final Machines machines;
    private final Members members;
    private final Clock clock;
    private final Figures figures;
    private final ComboBox<Machine> machine = new ComboBox<>(getTranslation("closures.machine"));
    private final DateTimePicker from = Fields.moment(getTranslation("closures.from"));
    private final DateTimePicker until = Fields.moment(getTranslation("closures.until"));
    private final TextField reason = new TextField(getTranslation("closures.reason"));
    private final Div answer = new Div();
    private final Div coming = new Div();

    ClosuresView(
            Closures closures,
            Displacements displacements,
            Machines machines,
            Members members,
            Clock clock,
            FiguresOf figures) {
        super("closures.title");
        this.closures = closures;
        this.displacements = displacements;
        this.machines = machines;
        this.members = members;
        this.clock = clock;
        this.figures = figures.in(getLocale());
        answer.getElement().setAttribute("role", "status");
        answer.addClassName("stack");
        add(new Anchor("/planning", getTranslation("planning.back")), heading(), form(), coming);
        showComing();
    }

    private Card form() {
        machine.setItems(machines.all());
        machine.setItemLabelGenerator(Machine::name);
        machine.setPlaceholder(getTranslation("closures.whole-lab"));
        machine.setClearButtonVisible(true);
        LocalDateTime tomorrow =
                clock.instant().atZone(figures.zone()).toLocalDate().plusDays(1).atTime(LocalTime.of(9, 0));
        label(from, "closures.from");
        label(until, "closures.until");
        from.setValue(tomorrow);
        until.setValue(tomorrow.plusHours(3));
        reason.setMaxLength(Closure.LONGEST_REASON);
        reason.setHelperText(getTranslation("closures.reason.help"));
        Div fields = new Div(machine, from, until, reason);
        fields.addClassName("stack");
        Button look = new Button(getTranslation("closures.look"), click -> look());
        look.addThemeVariants(ButtonVariant.PRIMARY);
        return Card.titled(
                getTranslation("closures.add"), new Paragraph(getTranslation("closures.what")), fields, look, answer);
    }

    private void label(DateTimePicker picker, String key) {
        picker.setDateAriaLabel(getTranslation(key) + ", " + getTranslation("reserve.date"));
        picker.setTimeAriaLabel(getTranslation(key) + ", " + getTranslation("closures.time"));
    }

    private Optional<TimeSlot> slot() {
        LocalDateTime start = from.getValue();
        LocalDateTime end = until.getValue();
        return start == null || end == null || !start.isBefore(end)
                ? Optional.empty()
                : Optional.of(new TimeSlot(instant(start), instant(end)));
    }

    private Instant instant(LocalDateTime local) {
        return local.atZone(figures.zone()).toInstant();
    }

    /** First whom it displaces: nobody closes a machine over a school class without knowing. */
    private void look() {
        answer.removeAll();
        Optional<TimeSlot> slot = slot();
        if (slot.isEmpty() || reason.getValue().isBlank()) {
            say("closures.incomplete", "refused");
            return;
        }
        List<Reservation> touched = displacements.touched(chosen(), slot.get());
        answer.add(new Paragraph(getTranslation("closures.touched", touched.size())));
        touched.forEach(reservation -> answer.add(new ReservationLine(
                reservation, name(reservation.member()) + " · " + name(reservation.machine()), figures)));
        Button close = new Button(getTranslation("closures.close"), click -> close(slot.get()));
        close.addThemeVariants(ButtonVariant.PRIMARY);
        answer.add(close);
    }

    private void close(TimeSlot slot) {
        List<Displaced> displaced =
                displacements.close(chosen(), slot, reason.getValue().strip()).displaced();
        answer.removeAll();
        say("closures.closed", "fine");
        displaced.forEach(one -> answer.add(line(one)));
        showComing();
    }

    private ReservationLine line(Displaced one) {
        ReservationLine line = new ReservationLine(
                one.after(),
                name(one.before().member()) + " · " + name(one.after().machine()),
                figures);
        line.add(new Span(getTranslation(
                "closures.fate." + one.fate().name().toLowerCase(java.util.Locale.ROOT),
                figures.shortDay(one.before().slot().start()),
                figures.time(one.before().slot().start()))));
        return line;
    }

    private void showComing() {
        coming.removeAll();
        List<Closure> next = closures.endingAfter(clock.instant());
        if (next.isEmpty()) {
            return;
        }
        Card card = Card.titled(getTranslation("closures.coming"));
        next.forEach(closure -> card.add(line(closure)));
        coming.add(card);
    }

    private Div line(Closure closure) {
        TimeSlot slot = closure.slot();
        MachineId closed = closure.machine();
        Span what = new Span(closed == null ? getTranslation("closures.whole-lab") : name(closed));
        what.addClassName("line-name");
        Span when = new Span(figures.shortDay(slot.start()) + " " + figures.time(slot.start()) + " – "
                + figures.shortDay(slot.end()) + " " + figures.time(slot.end()) + " · " + closure.reason());
        Div words = new Div(what, when);
        words.addClassName("line-link");
        NativeButton reopen = new NativeButton(getTranslation("closures.reopen"), click -> {
            closures.remove(closure.id());
            showComing();
        });
        reopen.addClassName("quiet");
        reopen.getElement().setAttribute("aria-label", getTranslation("closures.reopen.which", closure.reason()));
        Div line = new Div(words, reopen);
        line.addClassName("line");
        return line;
    }

    private void say(String key, String look) {
        Paragraph words = new Paragraph(getTranslation(key));
        words.addClassName(look);
        answer.add(words);
    }

    private @Nullable MachineId chosen() {
        Machine chosen = machine.getValue();
        return chosen == null ? null : chosen.id();
    }

    private String name(MachineId id) {
        return machines.find(id).map(Machine::name).orElse("");
    }

    private String name(MemberId id) {
        return members.find(id).map(Member::name).orElse("");
    }
}
