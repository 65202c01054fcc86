package org.etabli.lab.machine.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import org.etabli.lab.machine.Care;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.Photos;
import org.etabli.lab.machine.ProblemReport;
import org.etabli.lab.machine.ProblemReports;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.member.Outcome;
import org.etabli.lab.member.Role;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Figures;
import org.jspecify.annotations.Nullable;

/** What people said is wrong, and where one says so. */
class ProblemCard extends Card {

    private static final int SHOWN = 10;

    private final Machine machine;
    private final Member reader;
    private final Care care;
    private final Members members;
    private final Photos photos;
    private final Figures figures;
    private final Runnable changed;
    private @Nullable String photo;

    ProblemCard(
            Machine machine,
            Member reader,
            Care care,
            ProblemReports reports,
            Members members,
            Photos photos,
            Figures figures,
            Runnable changed) {
        this.machine = machine;
        this.reader = reader;
        this.care = care;
        this.members = members;
        this.photos = photos;
        this.figures = figures;
        this.changed = changed;
        add(new H2(getTranslation("problem-report.title")));
        List<ProblemReport> known = reports.of(machine.id(), SHOWN);
        known.stream().filter(r -> r.solvedAt() == null).forEach(report -> add(entry(report)));
        add(form());
        List<ProblemReport> solved =
                known.stream().filter(r -> r.solvedAt() != null).toList();
        if (!solved.isEmpty()) {
            Details past = new Details(getTranslation("problem-report.solved"));
            solved.forEach(report -> past.add(entry(report)));
            add(past);
        }
    }

    private Details form() {
        TextArea words = new TextArea(getTranslation("problem-report.words"));
        words.setMaxLength(Care.LONGEST_REPORT);
        words.setWidthFull();
        Checkbox danger = new Checkbox(getTranslation("problem-report.danger"));
        Div preview = new Div();
        PhotoUpload upload = new PhotoUpload(photos, name -> {
            photo = name;
            preview.removeAll();
            preview.add(new Picture(photos, name, getTranslation("problem-report.photo")));
        });
        Button send = new Button(getTranslation("problem-report.send"), click -> {
            switch (care.report(reader, machine.id(), danger.getValue(), words.getValue(), photo)) {
                case Outcome.Done _ -> {
                    Notification.show(getTranslation("problem-report.sent"));
                    changed.run();
                }
                case Outcome.Refused refused -> {
                    words.setErrorMessage(getTranslation(refused.text(), Care.LONGEST_REPORT));
                    words.setInvalid(true);
                }
            }
        });
        send.addThemeVariants(ButtonVariant.PRIMARY);
        Div fields = new Div(words, danger, upload, preview, send);
        fields.addClassName("stack");
        return new Details(getTranslation("problem-report.say"), fields);
    }

    private Div entry(ProblemReport report) {
        Paragraph words = new Paragraph(report.words());
        words.addClassName("quoted");
        String who = reader.is(Role.VOLUNTEER)
                ? Optional.ofNullable(report.by())
                        .flatMap(members::find)
                        .map(Member::firstName)
                        .orElse("")
                : "";
        Span when = new Span(
                figures.shortDay(report.at()) + " " + figures.time(report.at()) + (who.isEmpty() ? "" : " · " + who));
        when.addClassName("quiet-text");
        Div entry = new Div(words, when);
        entry.addClassNames("stack", "entry");
        if (report.dangerous()) {
            words.addClassName("refused");
        }
        if (report.photo() != null) {
            entry.add(new Picture(photos, report.photo(), getTranslation("problem-report.photo")));
        }
        String answer = report.answer();
        if (answer != null) {
            entry.add(new Paragraph(getTranslation("problem-report.answered", answer)));
        } else if (reader.is(Role.ANIMATOR)) {
            entry.add(solving(report));
        }
        return entry;
    }

    private Div solving(ProblemReport report) {
        TextField answer = new TextField(getTranslation("problem-report.answer"));
        answer.setMaxLength(Care.LONGEST_ANSWER);
        Button solve = new Button(getTranslation("problem-report.solve"), click -> {
            switch (care.solve(reader, report.id(), answer.getValue())) {
                case Outcome.Done _ -> changed.run();
                case Outcome.Refused refused -> {
                    answer.setErrorMessage(getTranslation(refused.text()));
                    answer.setInvalid(true);
                }
            }
        });
        Div row = new Div(answer, solve);
        row.addClassNames("fields", "bottom");
        return row;
    }
}
