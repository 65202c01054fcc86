package org.etabli.lab.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** One figure large, what it is below it. */
public class FigureTile extends Div {

    private final Span number = new Span();

    public FigureTile(String label, String value) {
        addClassName("figure");
        number.addClassName("figure-value");
        number.setText(value);
        Span name = new Span(label);
        name.addClassName("figure-label");
        add(number, name);
    }

    public void setValue(String value) {
        number.setText(value);
    }
}
