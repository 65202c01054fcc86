package org.etabli.lab.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.HasDynamicTitle;

/** What every view is: a heading, then its parts. */
public abstract class Page extends Div implements HasDynamicTitle {

    private final String titleKey;

    protected Page(String titleKey) {
        this.titleKey = titleKey;
        addClassName("page");
    }

    /** The heading with, at its side, what the view is about just now. */
    protected Div heading(Component... beside) {
        return headed(getTranslation(titleKey), beside);
    }

    /** As {@link #heading}, where the view shows something else than its title says. */
    protected static Div headed(String title, Component... beside) {
        Div row = new Div(new H1(title));
        row.addClassName("heading");
        row.add(beside);
        return row;
    }

    @Override
    public String getPageTitle() {
        return getTranslation(titleKey) + " · Établi";
    }
}
