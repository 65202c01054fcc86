package org.etabli.lab.reservation.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.notification.Notification;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.shell.Figures;

/** A slot is filled in and asked for; what is refused is said below, with what is possible instead. */
abstract class SlotDialog extends Dialog {

    final Desk desk;
    final Figures figures;
    final SlotFields slot;
    final Instead instead;
    private final Runnable done;

    /** @param done called when something has changed */
    SlotDialog(Desk desk, TimeSlot wish, Figures figures, Runnable done) {
        this.desk = desk;
        this.figures = figures;
        this.done = done;
        this.slot = new SlotFields(wish, figures, desk.clock);
        this.instead = new Instead(figures);
    }

    /** Asks for what is filled in. */
    abstract void ask(TimeSlot wish);

    /** @param another what is filled in beside the slot */
    final void lay(String confirmKey, Component another) {
        slot.add(another);
        add(slot, instead);
        Button confirm = new Button(getTranslation(confirmKey), click -> slot.value()
                .ifPresentOrElse(this::ask, () -> instead.say(getTranslation("reserve.incomplete"))));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.addClickShortcut(Key.ENTER);
        getFooter().add(Enter.own(new Button(getTranslation("reserve.close"), click -> close())), confirm);
    }

    final void settle(String sentence) {
        close();
        Notification.show(sentence);
        done.run();
    }
}
