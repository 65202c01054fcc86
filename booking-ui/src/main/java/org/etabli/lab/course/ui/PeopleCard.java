package org.etabli.lab.course.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.etabli.lab.course.Course;
import org.etabli.lab.course.Enrolment;
import org.etabli.lab.course.EnrolmentDesk;
import org.etabli.lab.course.Enrolments;
import org.etabli.lab.course.Participant;
import org.etabli.lab.course.Progress;
import org.etabli.lab.course.ProgressDesk;
import org.etabli.lab.course.report.OpenBadge;
import org.etabli.lab.course.report.Papers;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Chip;

/** Who comes, the steps each has behind them, and what they take home; for the team only. */
class PeopleCard extends Card {

    private final Course course;
    private final EnrolmentDesk enrolmentDesk;
    private final Progress progress;
    private final ProgressDesk desk;
    private final Papers papers;
    private final OpenBadge badges;
    private final Member by;
    private final Runnable changed;
    private final Answer answer = new Answer();

    PeopleCard(
            Course course,
            Enrolments enrolments,
            EnrolmentDesk enrolmentDesk,
            Progress progress,
            ProgressDesk desk,
            Papers papers,
            OpenBadge badges,
            Member by,
            Runnable changed) {
        this.course = course;
        this.enrolmentDesk = enrolmentDesk;
        this.progress = progress;
        this.desk = desk;
        this.papers = papers;
        this.badges = badges;
        this.by = by;
        this.changed = changed;
        List<Enrolment> enrolled = enrolments.enrolled(course.id());
        List<Enrolment> waiting = enrolments.waiting(course.id());
        addClassName("course-people");
        add(new H2(getTranslation("course.people", enrolled.size(), course.capacity())));
        enrolled.forEach(enrolment -> add(line(enrolment)));
        waiting.forEach(enrolment -> add(line(enrolment)));
        if (course.training() != null && by.is(Role.ANIMATOR) && !enrolled.isEmpty()) {
            Button certify = new Button(getTranslation("course.certify"), click -> say(desk.certify(by, course)));
            certify.addThemeVariants(ButtonVariant.PRIMARY);
            add(certify);
        }
        add(answer);
    }

    private Div line(Enrolment enrolment) {
        Participant who = enrolment.participant();
        Span name = new Span(who.callName());
        name.addClassName("line-name");
        Div words = new Div(name);
        words.addClassName("line-link");
        Div line = new Div(words);
        line.addClassName("line");
        if (enrolment.pair() != null) {
            words.add(new Chip(getTranslation("course.pair"), Chip.Mood.QUIET));
        }
        if (enrolment.state() == Enrolment.State.WAITING) {
            line.add(new Chip(getTranslation("course.enrol.waits"), Chip.Mood.WAITING));
        } else {
            words.add(steps(who));
            sure(who).ifPresent(sure -> words.add(new Span(sure)));
            line.add(certificate(who));
            badges.of(course, who).ifPresent(assertion -> {
                Anchor badge = new Anchor(
                        OpenBadge.PATH + course.id() + "/" + who.id() + "/badge.png", getTranslation("course.badge"));
                badge.setRouterIgnore(true);
                line.add(badge);
            });
        }
        Button remove = new Button(getTranslation("course.enrol.cancel"), click -> {
            enrolmentDesk.cancel(by, course.id(), who);
            changed.run();
        });
        remove.setAriaLabel(getTranslation("course.enrol.cancel") + " · " + who.callName());
        line.add(remove);
        return line;
    }

    /** One touch a step; what is not done yet is simply not pressed. */
    private Div steps(Participant who) {
        Div steps = new Div();
        steps.addClassName("steps");
        Set<Integer> validated = progress.validated(course.id(), who.id());
        for (int place = 0; place < course.steps().size(); place++) {
            int step = place;
            NativeButton button = new NativeButton(String.valueOf(step + 1));
            button.addClassName("step-button");
            button.getElement().setAttribute("aria-pressed", String.valueOf(validated.contains(step)));
            button.getElement()
                    .setAttribute(
                            "aria-label",
                            who.callName() + " · " + course.steps().get(step));
            button.getElement().setAttribute("title", course.steps().get(step));
            button.addClickListener(click -> button.getElement()
                    .setAttribute("aria-pressed", String.valueOf(desk.toggle(by, course, who.id(), step))));
            steps.add(button);
        }
        return steps;
    }

    /** How many steps somebody felt at ease with, before and after; nothing where they did not answer. */
    private Optional<String> sure(Participant who) {
        Map<Integer, Integer> before = progress.feelings(course.id(), who.id(), Progress.Moment.BEFORE);
        Map<Integer, Integer> after = progress.feelings(course.id(), who.id(), Progress.Moment.AFTER);
        if (before.isEmpty() && after.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                after.isEmpty()
                        ? getTranslation("course.feel.sure-before", sure(before))
                        : getTranslation("course.feel.sure-both", sure(before), sure(after)));
    }

    private static long sure(Map<Integer, Integer> feelings) {
        return feelings.values().stream().filter(f -> f >= Progress.AT_EASE).count();
    }

    private Anchor certificate(Participant who) {
        Anchor link = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    byte[] pdf = papers.certificate(course, who, getLocale());
                    return new DownloadResponse(
                            new ByteArrayInputStream(pdf), "attestation.pdf", "application/pdf", pdf.length);
                }),
                AttachmentType.INLINE,
                getTranslation("course.certificate"));
        link.getElement().setAttribute("aria-label", getTranslation("course.certificate") + " · " + who.callName());
        return link;
    }

    private void say(ProgressDesk.Certified certified) {
        answer.good(getTranslation(
                "course.certified",
                certified.granted().size(),
                certified.withoutAccount().size(),
                certified.notYet().size() + certified.lacking().size()));
    }
}
