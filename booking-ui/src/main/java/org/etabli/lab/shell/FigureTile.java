package org.etabli.lab.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** One figure large, what it is below it. */
public class FigureTile extends Div {

    public FigureTile(String label, String value) {
        addClassName("figure");
        Span number = new Span(value);
        number.addClassName("figure-value");
        Span name = new Span(label);
        name.addClassName("figure-label");
        add(number, name);
    }
}
