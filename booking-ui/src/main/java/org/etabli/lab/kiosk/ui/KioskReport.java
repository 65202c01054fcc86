package org.etabli.lab.kiosk.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import org.etabli.lab.machine.Care;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.member.Outcome;

/** Says, without signing in, that something is wrong with a machine. */
class KioskReport extends Dialog {

    KioskReport(Machine machine, Care care) {
        setHeaderTitle(getTranslation("kiosk.wrong-with", machine.name()));
        TextArea words = new TextArea(getTranslation("problem-report.words"));
        words.setMaxLength(Care.LONGEST_REPORT);
        words.setWidthFull();
        words.setAutofocus(true);
        Checkbox danger = new Checkbox(getTranslation("problem-report.danger"));
        Button send = new Button(getTranslation("problem-report.send"), click -> {
            switch (care.reportAtKiosk(machine.id(), danger.getValue(), words.getValue())) {
                case Outcome.Done _ -> {
                    close();
                    Notification.show(getTranslation("problem-report.sent"));
                }
                case Outcome.Refused refused -> {
                    words.setErrorMessage(getTranslation(refused.text(), Care.LONGEST_REPORT));
                    words.setInvalid(true);
                }
            }
        });
        send.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(words, danger);
        fields.addClassName("stack");
        add(fields);
        getFooter().add(new Button(getTranslation("kiosk.close"), click -> close()), send);
    }
}
