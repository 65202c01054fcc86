package org.etabli.lab.message.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Member;
import org.etabli.lab.message.Message;
import org.etabli.lab.message.Messages;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Chip;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Page;

/** What Établi told me, newest first. */
@Route("messages")
@PermitAll
public class MessagesView extends Page {

    private static final int MOST = 100;

    private final Figures figures;

    MessagesView(Messages messages, CurrentMember current, FiguresOf figuresOf) {
        super("messages.title");
        this.figures = figuresOf.in(getLocale());
        Member self = current.get();
        List<Message> all = messages.of(self.id(), MOST);
        Card card = new Card();
        if (all.isEmpty()) {
            card.add(new Paragraph(getTranslation("messages.none")));
        }
        all.forEach(message -> card.add(entry(message)));
        add(new Anchor("/account", getTranslation("account.title")), heading(), card);
        messages.markRead(self.id());
    }

    private Div entry(Message message) {
        Span title = new Span(message.title());
        title.addClassName("line-name");
        Div head = new Div(title);
        head.addClassName("heading");
        if (message.readAt() == null) {
            head.add(new Chip(getTranslation("messages.new"), Chip.Mood.BUSY));
        }
        Paragraph body = new Paragraph(message.body());
        body.addClassName("lines");
        Span when = new Span(figures.shortDay(message.writtenAt()) + " " + figures.time(message.writtenAt()));
        when.addClassName("quiet-text");
        Div entry = new Div(head, body, when);
        entry.addClassNames("stack", "entry");
        if (message.link() != null) {
            Anchor see = new Anchor("/" + message.link(), getTranslation("messages.see"));
            see.getElement().setAttribute("aria-label", getTranslation("messages.see") + " · " + message.title());
            entry.add(see);
        }
        return entry;
    }
}
