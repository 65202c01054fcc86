package org.etabli.lab.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;

/** A titled part of a view. */
public class Card extends Section {

    public Card(Component... content) {
        addClassName("card");
        add(content);
    }

    public static Card titled(String title, Component... content) {
        Card card = new Card(new H2(title));
        card.add(content);
        return card;
    }
}
