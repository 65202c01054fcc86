package org.etabli.lab.course.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.etabli.lab.course.Pauses;
import org.etabli.lab.course.Template;
import org.etabli.lab.course.Templates;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Member;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Fields;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Page;

/** The kinds of courses, from which courses are planned; and the days without any. */
@Route("courses/templates")
@RolesAllowed("ANIMATOR")
public class TemplatesView extends Page {

    private final Templates templates;
    private final TemplateTools tools;
    private final Pauses pauses;
    private final Member by;
    private final Figures figures;
    private final LocalDate today;
    private final Div list = new Div();

    TemplatesView(
            Templates templates,
            TemplateTools tools,
            Pauses pauses,
            CurrentMember current,
            FiguresOf figures,
            Clock clock) {
        super("course.templates");
        this.templates = templates;
        this.tools = tools;
        this.pauses = pauses;
        this.by = current.get();
        this.figures = figures.in(getLocale());
        this.today = this.figures.date(clock.instant());
        list.addClassName("machine-cards");
        Button add = new Button(getTranslation("course.template.add"), click -> edit(TemplateDialog.blank()));
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add(new Anchor("/courses", getTranslation("course.title")), heading(add), list, tools.rooms(by), pauses());
        show();
    }

    private void show() {
        list.removeAll();
        List<Template> all = templates.all();
        if (all.isEmpty()) {
            list.add(new Card(new Paragraph(getTranslation("course.template.none"))));
        }
        all.forEach(template -> list.add(card(template)));
    }

    private Card card(Template template) {
        Button plan = new Button(
                getTranslation("course.plan"), click -> tools.plan(template, by, figures, today.plusDays(7)));
        plan.addThemeVariants(ButtonVariant.PRIMARY);
        plan.setAriaLabel(getTranslation("course.plan") + " · " + template.name());
        Button edit = new Button(getTranslation("course.template.edit"), click -> edit(template));
        edit.setAriaLabel(getTranslation("course.template.edit") + " · " + template.name());
        Button files = new Button(getTranslation("course.handouts"), click -> tools.handouts(template, by, figures));
        files.setAriaLabel(getTranslation("course.handouts") + " · " + template.name());
        Div actions = new Div(plan, edit, files);
        actions.addClassName("actions");
        return new Card(
                new H2(template.name()),
                new Paragraph(getTranslation(
                        "course.template.what",
                        template.theme(),
                        template.sessions(),
                        figures.duration(template.minutes() * 60.0),
                        template.capacity())),
                actions);
    }

    private void edit(Template template) {
        tools.edit(template, by, this::show);
    }

    private Card pauses() {
        DatePicker first = Fields.day(getTranslation("course.pause.first"));
        DatePicker last = Fields.day(getTranslation("course.pause.last"));
        TextField name = new TextField(getTranslation("course.pause.name"));
        name.setMaxLength(Template.LONGEST_NAME);
        Div shown = new Div();
        Button add = new Button(getTranslation("course.pause.add"), click -> {
            boolean complete = first.getValue() != null && last.getValue() != null && !name.isEmpty();
            if (complete && !last.getValue().isBefore(first.getValue())) {
                pauses.add(first.getValue(), last.getValue(), name.getValue());
                show(shown);
            }
        });
        Div fields = new Div(first, last, name, add);
        fields.addClassNames("fields", "bottom");
        show(shown);
        return Card.titled(
                getTranslation("course.pauses"), new Paragraph(getTranslation("course.pauses.what")), shown, fields);
    }

    private void show(Div shown) {
        shown.removeAll();
        for (Pauses.Pause pause : pauses.endingFrom(today)) {
            Button remove = new Button(getTranslation("course.pause.remove"), click -> {
                pauses.remove(pause.id());
                show(shown);
            });
            remove.setAriaLabel(getTranslation("course.pause.remove") + " · " + pause.name());
            Div line = new Div(
                    new Span(pause.name() + " · " + figures.day(pause.first()) + " – " + figures.day(pause.last())),
                    remove);
            line.addClassName("line");
            shown.add(line);
        }
    }
}
