package org.etabli.lab.api.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;

/** Something that is shown once, to be copied. */
class Secret extends Div {

    Secret() {
        addClassName("stack");
        setWidthFull();
        getElement().setAttribute("role", "status");
    }

    void show(String label, String value) {
        removeAll();
        TextField field = new TextField(label);
        field.setValue(value);
        field.setReadOnly(true);
        field.setWidthFull();
        Button copy = new Button(getTranslation("secret.copy"), click -> field.getElement()
                .executeJs("navigator.clipboard.writeText(this.value)"));
        add(field, copy, new Paragraph(getTranslation("secret.once")));
    }

    void clear() {
        removeAll();
    }
}
