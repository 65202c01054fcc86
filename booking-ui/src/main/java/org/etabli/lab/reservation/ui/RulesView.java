package org.etabli.lab.reservation.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Groups;
import org.etabli.lab.reservation.Rule;
import org.etabli.lab.reservation.RuleBook;
import org.etabli.lab.reservation.RuleScope;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Page;

/** What the lab asks of reservations: for everybody, for a machine, for a group, or for a group on a machine. */
@Route("planning/rules")
@RolesAllowed("MANAGER")
public class RulesView extends Page {

    private final RuleBook book;
    private final Groups groups;
    private final ComboBox<Machine> machine = new ComboBox<>(getTranslation("rules.machine"));
    private final ComboBox<Groups.Group> group = new ComboBox<>(getTranslation("rules.group"));
    private final HoursField hours;
    private final Map<Rule, RuleChoice> choices = new EnumMap<>(Rule.class);
    private final Div said = new Div();

    RulesView(RuleBook book, Groups groups, Machines machines, CurrentMember current, FiguresOf figures) {
        super("rules.title");
        this.book = book;
        this.groups = groups;
        this.hours = new HoursField(getLocale());
        for (Rule rule : Rule.values()) {
            if (rule != Rule.HOURS) {
                choices.put(rule, new RuleChoice(rule, figures.in(getLocale())));
            }
        }
        said.getElement().setAttribute("role", "status");
        machine.setItems(machines.all());
        machine.setItemLabelGenerator(Machine::name);
        machine.setPlaceholder(getTranslation("rules.all-machines"));
        machine.setClearButtonVisible(true);
        machine.addValueChangeListener(changed -> fill());
        fillGroups();
        group.setItemLabelGenerator(Groups.Group::label);
        group.setPlaceholder(getTranslation("rules.everybody"));
        group.setClearButtonVisible(true);
        group.addValueChangeListener(changed -> fill());
        add(
                new Anchor("/planning", getTranslation("planning.back")),
                heading(),
                card(),
                new GroupsCard(groups, current.get(), this::fillGroups));
        fill();
    }

    private Card card() {
        Div whom = new Div(machine, group);
        whom.addClassName("fields");
        Div fields = new Div();
        fields.addClassName("rule-fields");
        choices.values().forEach(fields::add);
        Button save = new Button(getTranslation("rules.save"), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        return new Card(
                new H2(getTranslation("rules.whom")),
                new Paragraph(getTranslation("rules.what")),
                whom,
                new H2(getTranslation("rules.hours")),
                hours,
                new H2(getTranslation("rules.bookings")),
                fields,
                save,
                said);
    }

    private void fillGroups() {
        group.setItems(groups.list());
    }

    private RuleScope scope() {
        return new RuleScope(
                machine.getOptionalValue().map(Machine::id).orElse(null),
                group.getOptionalValue().map(Groups.Group::name).orElse(null));
    }

    private void fill() {
        said.removeAll();
        Map<Rule, String> set = book.in(scope());
        hours.fill(set.getOrDefault(Rule.HOURS, ""));
        choices.forEach((rule, choice) -> {
            choice.fill(set.getOrDefault(rule, ""));
            choice.setHelperText(help(rule, choice));
        });
    }

    /** What the rule is for, and what counts while it is empty here. */
    private String help(Rule rule, RuleChoice choice) {
        String otherwise = wider().stream()
                .map(scope -> book.in(scope).get(rule))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .map(setting -> getTranslation("rules.otherwise", choice.words(setting)))
                .orElseGet(() -> getTranslation("rules.unset." + RuleChoice.word(rule)));
        return getTranslation("rules." + RuleChoice.word(rule) + ".help") + " " + otherwise;
    }

    private List<RuleScope> wider() {
        RuleScope here = scope();
        List<RuleScope> wider = new ArrayList<>();
        if (here.machine() != null && here.group() != null) {
            wider.add(new RuleScope(here.machine(), null));
            wider.add(new RuleScope(null, here.group()));
        }
        if (here.machine() != null || here.group() != null) {
            wider.add(RuleScope.SITE);
        }
        return wider;
    }

    private void save() {
        said.removeAll();
        Optional<String> open = hours.setting();
        if (open.isEmpty()) {
            say("rules.wrong", "refused");
            return;
        }
        Map<Rule, String> set = new EnumMap<>(Rule.class);
        set.put(Rule.HOURS, open.get());
        choices.forEach((rule, choice) -> set.put(rule, choice.setting()));
        set.values().removeIf(String::isEmpty);
        book.setAll(scope(), set);
        say("rules.saved", "fine");
    }

    private void say(String key, String look) {
        Paragraph words = new Paragraph(getTranslation(key));
        words.addClassName(look);
        said.removeAll();
        said.add(words);
    }
}
