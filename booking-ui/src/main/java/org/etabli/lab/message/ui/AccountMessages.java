package org.etabli.lab.message.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Set;
import org.etabli.lab.member.LinkPost;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.member.ui.AccountPart;
import org.etabli.lab.message.Kind;
import org.etabli.lab.message.Messages;
import org.etabli.lab.shell.Card;
import org.springframework.core.annotation.Order;

/** Messages on one's account page: how many are new, and which also come by e-mail. */
@org.springframework.stereotype.Component
@Order(10)
class AccountMessages implements AccountPart {

    private final Messages messages;
    private final LinkPost post;

    AccountMessages(Messages messages, LinkPost post) {
        this.messages = messages;
        this.post = post;
    }

    @Override
    public Component show(Member self) {
        Card card = new Card();
        card.add(
                new H2(card.getTranslation("messages.title")),
                new Anchor("/messages", card.getTranslation("messages.unread", messages.unread(self.id()))));
        if (!post.isOpen() || self.email() == null) {
            card.add(new Paragraph(card.getTranslation("messages.no-mail")));
            return card;
        }
        Set<Kind> unwanted = messages.unwanted(self.id());
        Div choices = new Div();
        choices.addClassName("stack");
        for (Kind kind : Kind.values()) {
            if (kind == Kind.PROBLEM && !self.is(Role.ANIMATOR)) {
                continue;
            }
            Checkbox wanted =
                    new Checkbox(card.getTranslation("messages.kind." + kind.word()), !unwanted.contains(kind));
            wanted.addValueChangeListener(changed -> messages.want(self.id(), kind, changed.getValue()));
            choices.add(wanted);
        }
        card.add(new Details(card.getTranslation("messages.by-mail"), choices));
        return card;
    }
}
