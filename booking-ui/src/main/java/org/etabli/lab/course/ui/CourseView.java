package org.etabli.lab.course.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.etabli.lab.course.Course;
import org.etabli.lab.course.CourseDesk;
import org.etabli.lab.course.CourseId;
import org.etabli.lab.course.Courses;
import org.etabli.lab.course.Template;
import org.etabli.lab.course.Templates;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Fields;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Page;

/** One course: what it is, its sessions, who comes; each sees what is theirs to do. */
@Route("courses/:course")
@PermitAll
public class CourseView extends Page implements BeforeEnterObserver {

    private final Courses courses;
    private final Templates templates;
    private final CourseDesk desk;
    private final CourseParts parts;
    private final Member member;
    private final Figures figures;

    CourseView(
            Courses courses,
            Templates templates,
            CourseDesk desk,
            CourseParts parts,
            CurrentMember current,
            FiguresOf figures) {
        super("course.one");
        this.courses = courses;
        this.templates = templates;
        this.desk = desk;
        this.parts = parts;
        this.member = current.get();
        this.figures = figures.in(getLocale());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<Course> course = event.getRouteParameters()
                .get("course")
                .flatMap(CourseView::uuid)
                .flatMap(id -> courses.find(new CourseId(id)));
        if (course.isEmpty()) {
            event.rerouteTo(CoursesView.class);
            return;
        }
        show(course.get());
    }

    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void show(Course course) {
        removeAll();
        Div actions = new Div();
        actions.addClassName("actions");
        boolean runs = desk.runs(member, course);
        if (runs && member.is(Role.ANIMATOR) && !course.cancelled()) {
            Button again = new Button(getTranslation("course.duplicate"), click -> duplicate(course));
            Button cancel = new Button(getTranslation("course.cancel"), click -> cancel(course));
            cancel.addThemeVariants(ButtonVariant.ERROR);
            actions.add(again, cancel);
        }
        add(new Anchor("/courses", getTranslation("course.title")), headed(course.name(), actions));
        if (course.cancelled()) {
            Paragraph gone = new Paragraph(getTranslation("course.cancelled"));
            gone.addClassName("refused");
            add(gone);
        }
        add(about(course), parts.sessions(course, member, figures, () -> show(course)));
        if (runs) {
            add(parts.people(course, member, figures, () -> show(course)));
        }
        if (!course.cancelled()) {
            add(new EnrolCard(course, parts.enrolling(), member, runs, () -> show(course)));
        }
    }

    private Card about(Course course) {
        Card card = new Card(new Paragraph(getTranslation(
                "course.about",
                course.theme(),
                getTranslation(CoursesView.level(course)),
                age(course),
                course.priceCents() == 0 ? getTranslation("course.free") : figures.price(course.priceCents()))));
        if (!course.goals().isBlank()) {
            Paragraph goals = new Paragraph(course.goals());
            goals.addClassName("lines");
            card.add(goals);
        }
        if (!course.steps().isEmpty()) {
            OrderedList steps = new OrderedList();
            course.steps().forEach(step -> steps.add(new ListItem(step)));
            card.add(new Paragraph(getTranslation("course.field.steps")), steps);
            if (parts.mayFeel(course, member)) {
                Anchor feel = new Anchor("/courses/" + course.id() + "/feel", getTranslation("course.feel.own"));
                feel.addClassName("button-link");
                card.add(feel);
            }
        }
        if (!course.kit().isBlank()) {
            card.add(new Paragraph(getTranslation("course.field.kit") + " : " + course.kit()));
        }
        UnorderedList materials = materials(course);
        if (materials.getComponentCount() > 0) {
            card.add(new Paragraph(getTranslation("course.handouts")), materials);
        }
        return card;
    }

    /** What goes with the course: addresses and files, each with its free licence. */
    private UnorderedList materials(Course course) {
        UnorderedList list = new UnorderedList();
        templates
                .find(course.template())
                .map(Template::materials)
                .orElse(List.of())
                .forEach(m -> {
                    Anchor link = new Anchor(m.address(), m.name());
                    link.setRouterIgnore(true);
                    list.add(new ListItem(link, new Span(" · " + m.licence())));
                });
        parts.handouts(course).forEach(handout -> {
            Anchor licence =
                    new Anchor(handout.licence().address(), handout.licence().title());
            licence.setRouterIgnore(true);
            list.add(new ListItem(
                    parts.download(handout),
                    new Span(" · " + figures.bytes(handout.bytes()) + " · " + handout.author() + " · "),
                    licence));
        });
        return list;
    }

    private String age(Course course) {
        if (course.ageFrom() == null && course.ageTo() == null) {
            return getTranslation("course.age.any");
        }
        if (course.ageTo() == null) {
            return getTranslation("course.age.from", course.ageFrom());
        }
        return course.ageFrom() == null
                ? getTranslation("course.age.to", course.ageTo())
                : getTranslation("course.age.between", course.ageFrom(), course.ageTo());
    }

    private void duplicate(Course course) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("course.duplicate"));
        DatePicker from = Fields.day(getTranslation("course.duplicate.from"));
        from.setValue(desk.nextTerm(course));
        Button go = new Button(getTranslation("course.duplicate.do"), click -> {
            if (!from.isEmpty()) {
                dialog.close();
                getUI().ifPresent(ui -> ui.navigate("courses/"
                        + desk.duplicate(member, course, from.getValue())
                                .course()
                                .id()));
            }
        });
        go.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.add(from);
        dialog.getFooter().add(new Button(getTranslation("course.close-dialog"), click -> dialog.close()), go);
        dialog.open();
    }

    private void cancel(Course course) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(getTranslation("course.cancel"));
        dialog.add(new Paragraph(getTranslation("course.cancel.sure")));
        Button go = new Button(getTranslation("course.cancel.do"), click -> {
            desk.cancel(member, course);
            dialog.close();
            show(courses.find(course.id()).orElseThrow());
        });
        go.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        dialog.getFooter().add(new Button(getTranslation("course.close-dialog"), click -> dialog.close()), go);
        dialog.open();
    }
}
