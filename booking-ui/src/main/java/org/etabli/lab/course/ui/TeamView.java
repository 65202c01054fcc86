package org.etabli.lab.course.ui;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.etabli.lab.course.Course;
import org.etabli.lab.course.Courses;
import org.etabli.lab.course.Rotas;
import org.etabli.lab.course.StaffDesk;
import org.etabli.lab.course.rota.StaffKind;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.member.Role;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Page;

/** On what terms people of the lab work and which machines need a salaried supervisor; and what that says of the rotas. */
@Route("courses/team")
@RolesAllowed("MANAGER")
public class TeamView extends Page {

    private final StaffDesk desk;
    private final Rotas rotas;
    private final Courses courses;
    private final Members members;
    private final Member by;
    private final Figures figures;
    private final Div broken = new Div();

    TeamView(
            StaffDesk desk,
            Rotas rotas,
            Courses courses,
            Members members,
            Machines machines,
            CurrentMember current,
            FiguresOf figures) {
        super("course.team.title");
        this.desk = desk;
        this.rotas = rotas;
        this.courses = courses;
        this.members = members;
        this.by = current.get();
        this.figures = figures.in(getLocale());
        broken.getElement().setAttribute("aria-live", "polite");
        add(new Anchor("/courses", getTranslation("course.title")), heading(), people(), supervised(machines), broken);
        show();
    }

    private Card people() {
        Card card = Card.titled(
                getTranslation("course.team.people"), new Paragraph(getTranslation("course.team.people.what")));
        members.withRoleAtLeast(Role.VOLUNTEER).forEach(somebody -> {
            Select<StaffKind> kind = new Select<>();
            kind.setItems(StaffKind.values());
            kind.setItemLabelGenerator(k -> getTranslation(
                    "course.team.kind." + k.name().toLowerCase(Locale.ROOT).replace('_', '-')));
            kind.setValue(rotas.kind(somebody.id()));
            kind.setAriaLabel(getTranslation("course.team.kind", somebody.name()));
            kind.addValueChangeListener(changed -> {
                desk.employ(by, somebody, changed.getValue());
                show();
            });
            Span name = new Span(somebody.name());
            name.addClassName("line-name");
            Div line = new Div(name, kind);
            line.addClassNames("line", "team-line");
            card.add(line);
        });
        return card;
    }

    private Card supervised(Machines machines) {
        CheckboxGroup<Machine> needed = new CheckboxGroup<>();
        needed.setLabel(getTranslation("course.team.supervised"));
        needed.setItems(machines.all());
        needed.setItemLabelGenerator(Machine::name);
        Set<MachineId> now = rotas.supervised();
        needed.setValue(
                machines.all().stream().filter(m -> now.contains(m.id())).collect(Collectors.toSet()));
        needed.addValueChangeListener(changed -> {
            Set<Machine> touched = new HashSet<>(changed.getValue());
            touched.addAll(changed.getOldValue());
            touched.forEach(m -> desk.supervise(by, m.id(), changed.getValue().contains(m)));
            show();
        });
        return Card.titled(
                getTranslation("course.team.machines"),
                new Paragraph(getTranslation("course.team.machines.what")),
                needed);
    }

    /** What the limits say of what is planned. */
    private void show() {
        broken.removeAll();
        Card card = Card.titled(getTranslation("course.team.broken"));
        card.addClassName("team-broken");
        desk.broken().forEach(one -> {
            Course course = courses.find(one.session().course()).orElseThrow();
            Anchor where = new Anchor(
                    "/courses/" + course.id(),
                    course.name() + " · "
                            + getTranslation(
                                    "course.session.number", one.session().number()) + " · "
                            + figures.shortDay(one.session().slot().start()));
            Paragraph what = new Paragraph(one.findings().stream()
                    .map(finding -> RotaWords.of(finding, members, figures, this))
                    .collect(Collectors.joining(" ")));
            what.addClassName("refused");
            card.add(where, what);
        });
        if (card.getComponentCount() == 1) {
            card.add(new Paragraph(getTranslation("course.team.broken.none")));
        }
        broken.add(card);
    }
}
