package org.etabli.lab.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** Where there is no such page, or none for whoever asks: the two are answered alike, so that asking tells nothing. */
@ParentLayout(Frame.class)
@AnonymousAllowed
public class NotFoundView extends Page implements HasErrorParameter<NotFoundException> {

    NotFoundView() {
        super("not-found.title");
        addClassNames("narrow", "not-found");
        add(
                heading(),
                new Card(
                        new Paragraph(getTranslation("not-found.what")),
                        new Anchor("/", getTranslation("not-found.home"))));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
