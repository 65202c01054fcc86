package org.etabli.lab.api.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import org.etabli.lab.api.CalendarFeeds;
import org.etabli.lab.api.CalendarFeeds.Feed;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.ui.AccountPart;
import org.etabli.lab.shell.Card;
import org.springframework.core.annotation.Order;

/** One's own calendar, or a machine's, in the telephone's: a secret address that can be ended at any time. */
@org.springframework.stereotype.Component
@Order(20)
class AccountCalendars implements AccountPart {

    private final CalendarFeeds feeds;
    private final Machines machines;

    AccountCalendars(CalendarFeeds feeds, Machines machines) {
        this.feeds = feeds;
        this.machines = machines;
    }

    @Override
    public Component show(Member self) {
        Card card = new Card();
        Secret secret = new Secret();
        ComboBox<Machine> which = new ComboBox<>(card.getTranslation("calendars.which"), machines.all());
        which.setItemLabelGenerator(Machine::name);
        which.setPlaceholder(card.getTranslation("calendars.mine"));
        which.setClearButtonVisible(true);
        Button open = new Button(card.getTranslation("calendars.open"));
        Button close = new Button(card.getTranslation("calendars.close"));
        Runnable look = () -> {
            secret.clear();
            close.setVisible(feeds.isOpen(feed(self, which)));
        };
        open.addClickListener(click -> {
            String path = feeds.address(feed(self, which));
            close.setVisible(true);
            card.getUI().ifPresent(ui -> ui.getPage()
                    .fetchCurrentURL(here -> secret.show(
                            card.getTranslation("calendars.address"),
                            here.getProtocol() + "://" + here.getAuthority() + path)));
        });
        close.addClickListener(click -> {
            feeds.close(feed(self, which));
            look.run();
        });
        which.addValueChangeListener(changed -> look.run());
        look.run();
        Div actions = new Div(open, close);
        actions.addClassName("actions");
        card.add(
                new H2(card.getTranslation("calendars.title")),
                new Paragraph(card.getTranslation("calendars.what")),
                which,
                actions,
                secret);
        return card;
    }

    private static Feed feed(Member self, ComboBox<Machine> which) {
        return new Feed(self.id(), which.getOptionalValue().map(Machine::id).orElse(null));
    }
}
