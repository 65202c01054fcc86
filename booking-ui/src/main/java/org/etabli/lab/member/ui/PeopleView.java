package org.etabli.lab.member.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Locale;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.member.Reception;
import org.etabli.lab.member.Registry;
import org.etabli.lab.member.Role;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Chip;
import org.etabli.lab.shell.Page;

/** Everybody of the lab, to be found, added and let in. */
@Route("people")
@Menu(order = 5, title = "people.title", icon = "people")
@RolesAllowed("ANIMATOR")
public class PeopleView extends Page {

    /** As many as one looks through; a word more finds the rest. */
    private static final int MOST = 60;

    private final Members members;
    private final Registry registry;
    private final Reception reception;
    private final Member by;
    private final Div found = new Div();
    private final Div waiting = new Div();

    PeopleView(Members members, Registry registry, Reception reception, CurrentMember current) {
        super("people.title");
        this.members = members;
        this.registry = registry;
        this.reception = reception;
        this.by = current.get();
        Div ways = new Div();
        ways.addClassName("actions");
        if (by.is(Role.MANAGER)) {
            ways.add(
                    new Anchor("/people/import", getTranslation("import.title")),
                    new Anchor("/audit", getTranslation("audit.title")));
        }
        TextField search = new TextField(getTranslation("people.search"));
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(changed -> show(changed.getValue()));
        search.addClassName("search");
        found.addClassName("people");
        found.getElement().setAttribute("role", "list");
        add(heading(ways), waiting, new Card(search, found), new Card(addition()));
        showWaiting();
        show("");
    }

    private void show(String words) {
        found.removeAll();
        List<Member> people = members.search(words, MOST);
        people.forEach(person -> found.add(line(person)));
        if (people.isEmpty()) {
            found.add(new Paragraph(getTranslation("people.none")));
        } else if (people.size() == MOST) {
            found.add(new Paragraph(getTranslation("people.more", MOST)));
        }
    }

    private Div line(Member person) {
        Span name = new Span(person.name());
        name.addClassName("line-name");
        String signIn = person.email() != null ? person.email() : person.login();
        Anchor link = new Anchor("/people/" + person.id(), name, new Span(signIn == null ? "" : signIn));
        link.addClassName("line-link");
        Div line = new Div(link);
        if (person.suspended()) {
            line.add(new Chip(getTranslation("person.suspended"), Chip.Mood.BAD));
        }
        if (person.role() != Role.MEMBER) {
            line.add(new Chip(role(person.role()), Chip.Mood.QUIET));
        }
        line.addClassName("line");
        line.getElement().setAttribute("role", "listitem");
        return line;
    }

    private String role(Role role) {
        return getTranslation("roles." + role.name().toLowerCase(Locale.ROOT));
    }

    private void showWaiting() {
        waiting.removeAll();
        List<Member> people = reception.waiting();
        if (people.isEmpty()) {
            return;
        }
        Card card = Card.titled(getTranslation("people.waiting"), new Paragraph(getTranslation("people.waiting.what")));
        for (Member person : people) {
            Span name = new Span(person.name() + " · " + person.email());
            NativeButton letIn = new NativeButton(getTranslation("people.let-in"), click -> {
                registry.letIn(by, person);
                showWaiting();
            });
            letIn.addClassName("offer");
            letIn.getElement().setAttribute("aria-label", getTranslation("people.let-in.who", person.name()));
            Div line = new Div(name, letIn);
            line.addClassName("line");
            card.add(line);
        }
        waiting.add(card);
    }

    private Div addition() {
        PersonFields fields = new PersonFields();
        ComboBox<Member> guardian = new ComboBox<>(getTranslation("person.guardian"));
        guardian.setItemLabelGenerator(Member::name);
        guardian.setItems(
                query -> members.search(query.getFilter().orElse(""), query.getOffset() + query.getLimit()).stream()
                        .skip(query.getOffset()));
        guardian.setHelperText(getTranslation("person.guardian.help"));
        guardian.setClearButtonVisible(true);
        Said said = new Said();
        Button add = new Button(getTranslation("people.add"), click -> {
            switch (registry.add(by, fields.value(Role.MEMBER), guardian.getValue())) {
                case Registry.Added.Person added ->
                    getUI().ifPresent(
                                    ui -> ui.navigate("people/" + added.member().id()));
                case Registry.Added.Refused refused -> {
                    fields.show(refused.fault());
                    said.bad(getTranslation(refused.fault().text()));
                }
            }
        });
        add.addThemeVariants(ButtonVariant.PRIMARY);
        Div addition = new Div(new H2(getTranslation("people.add.title")), fields, guardian, add, said);
        addition.addClassName("stack");
        return addition;
    }
}
