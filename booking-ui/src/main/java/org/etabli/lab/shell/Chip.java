package org.etabli.lab.shell;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** A short word about a state, in the colour of its mood. */
public class Chip extends Span {

    /** What the state means for whoever looks. */
    public enum Mood {
        FREE,
        BUSY,
        WAITING,
        GOOD,
        BAD,
        QUIET
    }

    public Chip(String text, Mood mood) {
        set(text, mood);
    }

    public final void set(String text, Mood mood) {
        setText(text);
        setClassName("chip chip-" + mood.name().toLowerCase(Locale.ROOT));
    }
}
