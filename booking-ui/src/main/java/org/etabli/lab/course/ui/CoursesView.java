package org.etabli.lab.course.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.etabli.lab.course.Course;
import org.etabli.lab.course.CourseSession;
import org.etabli.lab.course.Courses;
import org.etabli.lab.course.Enrolments;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Chip;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Page;

/** The courses to come, and for animators those that are over. */
@Route("courses")
@Menu(order = 3, title = "course.title", icon = "courses")
@PermitAll
public class CoursesView extends Page {

    private static final int MOST_PAST = 20;

    private final Courses courses;
    private final Enrolments enrolments;
    private final Figures figures;

    CoursesView(Courses courses, Enrolments enrolments, CurrentMember current, FiguresOf figures, Clock clock) {
        super("course.title");
        this.courses = courses;
        this.enrolments = enrolments;
        this.figures = figures.in(getLocale());
        Member member = current.get();
        Instant now = clock.instant();
        Div ways = new Div();
        ways.addClassName("actions");
        if (member.is(Role.VOLUNTEER)) {
            ways.add(new Anchor("/courses/drop-ins", getTranslation("course.drop-in.title")));
        }
        if (member.is(Role.MANAGER)) {
            ways.add(new Anchor("/courses/team", getTranslation("course.team.title")));
        }
        if (member.is(Role.ANIMATOR)) {
            ways.add(
                    new Anchor("/courses/templates", getTranslation("course.templates")),
                    new Anchor("/courses/report", getTranslation("course.report.title")));
        }
        add(heading(ways));
        List<Course> coming = courses.endingAfter(now);
        if (coming.isEmpty()) {
            add(new Card(new Paragraph(getTranslation("course.none"))));
        }
        Div cards = new Div();
        cards.addClassName("machine-cards");
        coming.forEach(course -> cards.add(card(course, now)));
        add(cards);
        List<Course> past = member.is(Role.ANIMATOR) ? courses.endedBefore(now, MOST_PAST) : List.of();
        if (!past.isEmpty()) {
            Card card = Card.titled(getTranslation("course.past"));
            past.forEach(course -> card.add(line(course)));
            add(card);
        }
    }

    private Card card(Course course, Instant now) {
        List<CourseSession> sessions = courses.sessions(course.id());
        CourseSession next = sessions.stream()
                .filter(session -> session.slot().end().isAfter(now))
                .findFirst()
                .orElse(sessions.getLast());
        int free =
                Math.max(0, course.capacity() - enrolments.enrolled(course.id()).size());
        Anchor name = new Anchor("/courses/" + course.id(), course.name());
        name.addClassName("line-name");
        Div chips = new Div(
                new Chip(getTranslation(level(course)), Chip.Mood.QUIET),
                free > 0
                        ? new Chip(getTranslation("course.places", free), Chip.Mood.FREE)
                        : new Chip(getTranslation("course.full"), Chip.Mood.WAITING));
        chips.addClassName("actions");
        Card card = new Card(new H2(name), new Paragraph(course.theme()), chips);
        card.add(new Paragraph(getTranslation(
                "course.next",
                next.number(),
                sessions.size(),
                figures.shortDay(next.slot().start()),
                figures.time(next.slot().start()),
                figures.time(next.slot().end()))));
        return card;
    }

    static String level(Course course) {
        return "course.level." + course.level().name().toLowerCase(Locale.ROOT);
    }

    private Div line(Course course) {
        Span when = new Span(
                figures.shortDay(courses.sessions(course.id()).getFirst().slot().start()));
        Div line = new Div(new Anchor("/courses/" + course.id(), course.name()), when);
        line.addClassName("line");
        return line;
    }
}
