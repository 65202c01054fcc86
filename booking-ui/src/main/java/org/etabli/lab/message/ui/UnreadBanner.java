package org.etabli.lab.message.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.message.Messages;
import org.etabli.lab.shell.Frame;

/** Says on every page that there are messages nobody has read yet: a lab without e-mail has no other way. */
@org.springframework.stereotype.Component
class UnreadBanner implements Frame.Banner {

    private final Messages messages;
    private final CurrentMember reader;

    UnreadBanner(Messages messages, CurrentMember reader) {
        this.messages = messages;
        this.reader = reader;
    }

    @Override
    public Component show() {
        Div banner = new Div();
        banner.addClassName("unread-banner");
        banner.addAttachListener(attached -> {
            write(banner);
            var moves = attached.getUI().addAfterNavigationListener(moved -> write(banner));
            banner.addDetachListener(detached -> {
                detached.unregisterListener();
                moves.remove();
            });
        });
        return banner;
    }

    private void write(Div banner) {
        int unread = reader.find().map(member -> messages.unread(member.id())).orElse(0);
        banner.removeAll();
        banner.setVisible(unread > 0);
        if (unread > 0) {
            banner.add(new Anchor("/messages", banner.getTranslation("messages.unread", unread)));
        }
    }
}
