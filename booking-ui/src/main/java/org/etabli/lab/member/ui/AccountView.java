package org.etabli.lab.member.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Locale;
import org.etabli.lab.member.Badges;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Families;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.member.NewMember;
import org.etabli.lab.member.Registry;
import org.etabli.lab.member.Role;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Page;

/** Oneself: messages, name and address, children, password, and the way to one's data. */
@Route("account")
@Menu(order = 6, title = "account.title", icon = "account")
@PermitAll
public class AccountView extends Page {

    private final Members members;
    private final Families families;
    private final Registry registry;
    private final Member self;

    AccountView(
            Members members,
            Families families,
            Registry registry,
            Badges badges,
            List<AccountPart> parts,
            CurrentMember current) {
        super("account.title");
        this.members = members;
        this.families = families;
        this.registry = registry;
        this.self = current.get();
        add(heading());
        parts.forEach(part -> add(part.show(self)));
        add(details(), password(), family(), badges(badges.of(self.id()).size()), data());
    }

    private Card details() {
        PersonFields fields = new PersonFields(self).withoutBirthday();
        Said said = new Said();
        Button save = new Button(getTranslation("person.save"), click -> {
            var fault = registry.change(self, self, fields.value(self.role()));
            fields.show(fault.orElse(null));
            members.speak(self.id(), getLocale());
            fault.map(NewMember.Fault::text)
                    .ifPresentOrElse(
                            text -> said.bad(getTranslation(text)), () -> said.good(getTranslation("person.saved")));
        });
        return Card.titled(
                getTranslation("person.details"),
                fields,
                new Paragraph(getTranslation("account.language")),
                save,
                said);
    }

    private Card password() {
        Button change = new Button(getTranslation("account.password"), click -> registry.passwordLink(self, self)
                .ifPresent(path -> click.getSource().getUI().ifPresent(ui -> ui.navigate(path))));
        return Card.titled(getTranslation("person.password"), change);
    }

    private Card family() {
        Card card =
                Card.titled(getTranslation("account.children"), new Paragraph(getTranslation("account.children.what")));
        for (Member child : families.childrenOf(self.id())) {
            Button password =
                    new Button(getTranslation("account.child.password"), click -> registry.passwordLink(self, child)
                            .ifPresentOrElse(
                                    path -> click.getSource().getUI().ifPresent(ui -> ui.navigate(path)),
                                    () -> com.vaadin.flow.component.notification.Notification.show(
                                            getTranslation("person.password-link.no-login"))));
            Div line = new Div(new com.vaadin.flow.component.html.Span(child.name()), password);
            line.addClassName("line");
            card.add(line);
        }
        PersonFields fields = new PersonFields();
        Said said = new Said();
        Button add = new Button(getTranslation("account.child.add"), click -> {
            NewMember child = fields.value(Role.MEMBER);
            if (child.born() == null) {
                fields.show(new NewMember.Fault(NewMember.Field.BORN, "person.fault.born-missing"));
                return;
            }
            switch (registry.add(self, child, self)) {
                case Registry.Added.Person added -> {
                    card.getUI().ifPresent(ui -> ui.refreshCurrentRoute(false));
                    said.good(
                            getTranslation("account.child.added", added.member().name()));
                }
                case Registry.Added.Refused refused -> fields.show(refused.fault());
            }
        });
        com.vaadin.flow.component.details.Details more =
                new com.vaadin.flow.component.details.Details(getTranslation("account.child.add"), fields, add);
        card.add(more, said);
        return card;
    }

    private Card badges(int count) {
        return Card.titled(getTranslation("badge.title"), new Paragraph(getTranslation("account.badges", count)));
    }

    private Card data() {
        return Card.titled(
                getTranslation("privacy.title"),
                new Anchor("/privacy", getTranslation("account.to-privacy")),
                new Paragraph(getTranslation(
                        "account.role",
                        getTranslation("roles." + self.role().name().toLowerCase(Locale.ROOT)))));
    }
}
