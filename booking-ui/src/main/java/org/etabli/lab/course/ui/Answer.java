package org.etabli.lab.course.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** An answer in place, read out by screen readers. */
class Answer extends Div {

    Answer() {
        getElement().setAttribute("role", "status");
        getElement().setAttribute("aria-live", "polite");
    }

    void good(String text) {
        say(text, "fine");
    }

    void bad(String text) {
        say(text, "refused");
    }

    private void say(String text, String look) {
        removeAll();
        Paragraph words = new Paragraph(text);
        words.addClassName(look);
        add(words);
    }
}
