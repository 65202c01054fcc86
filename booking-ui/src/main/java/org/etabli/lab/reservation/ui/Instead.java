package org.etabli.lab.reservation.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Consumer;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.reservation.Refusal;
import org.etabli.lab.reservation.Reserved;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.shell.Figures;

/** Why a slot is refused, and what is possible instead, each at one touch. Read out as soon as it appears. */
class Instead extends Div {

    private final Figures figures;

    Instead(Figures figures) {
        this.figures = figures;
        addClassName("refusal");
        getElement().setAttribute("role", "alert");
    }

    void clear() {
        removeAll();
    }

    void say(String sentence) {
        removeAll();
        add(new Paragraph(sentence));
    }

    /** The rules that say no, what to do about them, other times on this machine, and other machines at this time. */
    void show(Reserved.Refused refused, Consumer<TimeSlot> at, Consumer<Machine> on) {
        removeAll();
        refused.refusals().forEach(this::explain);
        offer(refused, at, on);
    }

    /** Only what is possible instead. */
    void offer(Reserved.Refused refused, Consumer<TimeSlot> at, Consumer<Machine> on) {
        if (!refused.alternatives().isEmpty()) {
            add(new Paragraph(getTranslation("reserve.instead")));
            refused.alternatives().forEach(slot -> button(hours(slot), () -> at.accept(slot)));
        }
        if (!refused.elsewhere().isEmpty()) {
            add(new Paragraph(getTranslation("reserve.elsewhere")));
            refused.elsewhere().forEach(machine -> button(machine.name(), () -> on.accept(machine)));
        }
    }

    void explain(Refusal refusal) {
        Object[] parameters = refusal.parameters(figures);
        Paragraph why = new Paragraph(getTranslation(refusal.text(), parameters));
        why.addClassName("refused");
        add(why);
        refusal.instead().ifPresent(key -> add(new Paragraph(getTranslation(key, parameters))));
    }

    void button(String words, Runnable deed) {
        NativeButton button = new NativeButton(words, click -> deed.run());
        button.addClassName("offer");
        add(Enter.own(button));
    }

    String hours(TimeSlot slot) {
        return figures.shortDay(slot.start()) + " · " + figures.time(slot.start()) + " – " + figures.time(slot.end());
    }
}
