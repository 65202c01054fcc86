package org.etabli.lab.member.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Families;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.member.Members;
import org.etabli.lab.member.NewMember;
import org.etabli.lab.member.Outcome;
import org.etabli.lab.member.Registry;
import org.etabli.lab.member.Role;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Chip;
import org.etabli.lab.shell.Page;

/** One person, as the people of the lab tend to them. */
@Route("people")
@RolesAllowed("ANIMATOR")
public class PersonView extends Page implements HasUrlParameter<String> {

    private final Members members;
    private final Families families;
    private final Registry registry;
    private final BadgeCards badges;
    private final List<PersonPart> parts;
    private final Member by;

    PersonView(
            Members members,
            Families families,
            Registry registry,
            BadgeCards badges,
            List<PersonPart> parts,
            CurrentMember current) {
        super("person.title");
        this.members = members;
        this.families = families;
        this.registry = registry;
        this.badges = badges;
        this.parts = parts;
        this.by = current.get();
    }

    @Override
    public void setParameter(BeforeEvent event, String id) {
        show(MemberId.of(id).flatMap(members::find).orElseThrow(NotFoundException::new));
    }

    private void show(Member person) {
        removeAll();
        H2 name = new H2(person.name());
        Div about = heading(name, new Chip(role(person.role()), Chip.Mood.QUIET));
        if (person.suspended()) {
            about.add(new Chip(getTranslation("person.suspended"), Chip.Mood.BAD));
        }
        add(new Anchor("/people", getTranslation("people.back")), about);
        add(badges.show(person, by));
        parts.forEach(part -> add(part.show(person, by)));
        if (registry.mayTend(by, person)) {
            add(details(person));
        }
        add(family(person));
        if (by.is(Role.MANAGER)) {
            add(rights(person));
        }
    }

    private Card details(Member person) {
        PersonFields fields = new PersonFields(person);
        Said said = new Said();
        Button save = new Button(getTranslation("person.save"), click -> {
            var fault = registry.change(by, person, fields.value(person.role()));
            fields.show(fault.orElse(null));
            fault.map(NewMember.Fault::text)
                    .ifPresentOrElse(
                            text -> said.bad(getTranslation(text)), () -> said.good(getTranslation("person.saved")));
        });
        Div link = new Div();
        link.getElement().setAttribute("role", "status");
        Button password = new Button(getTranslation("person.password-link"), click -> {
            link.removeAll();
            registry.passwordLink(by, person)
                    .ifPresentOrElse(
                            path -> link.add(
                                    new Paragraph(getTranslation("person.password-link.what", person.firstName())),
                                    new Code("/" + path)),
                            () -> link.add(new Paragraph(getTranslation("person.password-link.no-login"))));
        });
        Div actions = new Div(save, password);
        actions.addClassName("actions");
        return Card.titled(getTranslation("person.details"), fields, actions, said, link);
    }

    private Card family(Member person) {
        Card card = Card.titled(getTranslation("person.family"));
        List<Member> guardians = families.guardiansOf(person.id());
        List<Member> children = families.childrenOf(person.id());
        if (person.born() != null && guardians.isEmpty()) {
            Paragraph missing = new Paragraph(getTranslation("person.guardian.missing"));
            missing.addClassName("refused");
            card.add(missing);
        }
        guardians.forEach(guardian -> card.add(relative("person.guardian-is", guardian, () -> {
            registry.relate(by, person, guardian, false);
            show(person);
        })));
        children.forEach(child -> card.add(relative("person.child-is", child, () -> {
            registry.relate(by, child, person, false);
            show(person);
        })));
        ComboBox<Member> other = new ComboBox<>(getTranslation("person.guardian"));
        other.setItemLabelGenerator(Member::name);
        other.setItems(
                query -> members.search(query.getFilter().orElse(""), query.getOffset() + query.getLimit()).stream()
                        .skip(query.getOffset())
                        .filter(m -> !m.id().equals(person.id())));
        Button link = new Button(getTranslation("person.guardian.add"), click -> {
            if (other.getValue() != null) {
                registry.relate(by, person, other.getValue(), true);
                show(person);
            }
        });
        Div adding = new Div(other, link);
        adding.addClassNames("fields", "bottom");
        card.add(adding);
        return card;
    }

    private Div relative(String key, Member relative, Runnable unlink) {
        Anchor name = new Anchor("/people/" + relative.id(), getTranslation(key, relative.name()));
        Button remove = new Button(getTranslation("person.unlink"), click -> unlink.run());
        remove.setAriaLabel(getTranslation("person.unlink.who", relative.name()));
        Div line = new Div(name, remove);
        line.addClassName("line");
        return line;
    }

    private Card rights(Member person) {
        Said said = new Said();
        ComboBox<Role> role = new ComboBox<>(getTranslation("person.role"));
        role.setItems(Arrays.stream(Role.values())
                .filter(to -> by.role().mayChange(person.role(), to))
                .toList());
        role.setItemLabelGenerator(this::role);
        role.setValue(person.role());
        Button change = new Button(getTranslation("person.role.change"), click -> {
            if (role.getValue() != null) {
                answer(said, registry.changeRole(by, person, role.getValue()), person);
            }
        });
        Button suspend = new Button(
                getTranslation(person.suspended() ? "person.let-back" : "person.suspend"),
                click -> answer(said, registry.suspend(by, person, !person.suspended()), person));
        Div line = new Div(role, change, suspend);
        line.addClassNames("fields", "bottom");
        return Card.titled(getTranslation("person.rights"), line, said);
    }

    private void answer(Said said, Outcome outcome, Member person) {
        switch (outcome) {
            case Outcome.Done _ -> members.find(person.id()).ifPresent(this::show);
            case Outcome.Refused refused -> said.bad(getTranslation(refused.text()));
        }
    }

    private String role(Role role) {
        return getTranslation("roles." + role.name().toLowerCase(Locale.ROOT));
    }
}
