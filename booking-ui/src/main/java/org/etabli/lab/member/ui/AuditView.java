package org.etabli.lab.member.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.etabli.lab.member.Audit;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.member.Members;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Page;
import org.jspecify.annotations.Nullable;

/** Who did what to whom. */
@Route("audit")
@RolesAllowed("MANAGER")
public class AuditView extends Page {

    private static final int MOST = 200;

    private final Members members;

    AuditView(Audit audit, Members members, FiguresOf figuresOf) {
        super("audit.title");
        this.members = members;
        Figures figures = figuresOf.in(getLocale());
        Card card = new Card(new Paragraph(getTranslation("audit.what", Audit.KEPT.toDays())));
        for (Audit.Entry entry : audit.latest(MOST)) {
            Span deed = new Span(getTranslation("audit." + entry.deed(), name(entry.subject()), entry.about()));
            deed.addClassName("line-name");
            Span who = new Span(
                    figures.shortDay(entry.at()) + " " + figures.time(entry.at()) + " · " + actor(entry.actor()));
            Div line = new Div(deed, who);
            line.addClassName("line");
            card.add(line);
        }
        add(new Anchor("/people", getTranslation("people.back")), heading(), card);
    }

    private String actor(@Nullable MemberId actor) {
        return actor == null ? getTranslation("audit.program") : name(actor);
    }

    private String name(@Nullable MemberId id) {
        return id == null ? "" : members.find(id).map(Member::name).orElseGet(() -> getTranslation("audit.nobody"));
    }
}
