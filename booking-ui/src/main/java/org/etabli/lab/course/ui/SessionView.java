package org.etabli.lab.course.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.etabli.lab.bench.LiveStates;
import org.etabli.lab.course.Course;
import org.etabli.lab.course.CourseSession;
import org.etabli.lab.course.Courses;
import org.etabli.lab.course.SessionDesk;
import org.etabli.lab.course.SessionId;
import org.etabli.lab.course.Team;
import org.etabli.lab.course.report.Labels;
import org.etabli.lab.course.report.Papers;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Member;
import org.etabli.lab.shell.Chip;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Live;
import org.etabli.lab.shell.Page;

/** One session on one screen, for a phone held in a wet hand: who is here, the machines, the pieces. */
@Route("courses/sessions/:session")
@RolesAllowed("VOLUNTEER")
public class SessionView extends Page implements BeforeEnterObserver {

    private final Courses courses;
    private final SessionDesk desk;
    private final Team team;
    private final SessionParts parts;
    private final Papers papers;
    private final Labels labels;
    private final LiveStates states;
    private final Member member;
    private final Figures figures;
    private final Div top = new Div();

    SessionView(
            Courses courses,
            SessionDesk desk,
            Team team,
            SessionParts parts,
            Papers papers,
            Labels labels,
            LiveStates states,
            CurrentMember current,
            FiguresOf figures) {
        super("course.session.title");
        this.courses = courses;
        this.desk = desk;
        this.team = team;
        this.parts = parts;
        this.papers = papers;
        this.labels = labels;
        this.states = states;
        this.member = current.get();
        this.figures = figures.in(getLocale());
        addClassName("session");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<CourseSession> session = event.getRouteParameters()
                .get("session")
                .flatMap(CourseView::uuid)
                .flatMap(id -> courses.session(new SessionId(id)))
                .filter(s -> team.runs(member, s));
        if (session.isEmpty()) {
            event.rerouteTo(CoursesView.class);
            return;
        }
        show(session.get());
    }

    private void show(CourseSession session) {
        removeAll();
        Course course = courses.find(session.course()).orElseThrow();
        AttendanceCard attendance = parts.attendance(session, member, figures);
        QueueCard queue = parts.queue(session, member, figures);
        attendance.whenChanged(queue::refresh);
        // Before it is added: a part that joins a page already open is attached at once.
        Live.whileAttached(queue, changed -> states.listen(machine -> changed.run()), queue::refreshIfChanged);
        add(
                new Anchor("/courses/" + course.id(), course.name()),
                headed(getTranslation("course.session.number", session.number())),
                new Paragraph(figures.shortDay(session.slot().start()) + " · "
                        + figures.time(session.slot().start()) + " – "
                        + figures.time(session.slot().end())),
                top,
                attendance,
                queue);
        showTop(session, course);
    }

    private void showTop(CourseSession session, Course course) {
        top.removeAll();
        top.addClassName("actions");
        if (session.isOpen()) {
            Button close = new Button(getTranslation("course.session.close"), click -> {
                desk.close(member, session);
                show(courses.session(session.id()).orElseThrow());
            });
            close.addClassName("big");
            top.add(new Chip(getTranslation("course.session.open"), Chip.Mood.BUSY), close);
        } else {
            Button open = new Button(
                    getTranslation(session.closedAt() == null ? "course.session.start" : "course.session.reopen"),
                    click -> {
                        desk.open(member, session);
                        show(courses.session(session.id()).orElseThrow());
                    });
            open.addThemeVariants(ButtonVariant.PRIMARY);
            open.addClassName("big");
            top.add(open);
            if (session.closedAt() != null) {
                top.add(new Chip(getTranslation("course.session.closed"), Chip.Mood.QUIET));
            }
        }
        Anchor sheet = paper(
                "emargement.pdf",
                "course.sheet.print",
                () -> papers.sheet(course, List.of(session), figures.language()));
        sheet.addClassName("sheet");
        Anchor stickers =
                paper("etiquettes.pdf", "course.labels.print", () -> labels.of(course, session, figures.language()));
        stickers.addClassName("labels");
        Anchor roll = new Anchor("/roll/" + session.id(), getTranslation("course.roll.open-page"));
        roll.setRouterIgnore(true);
        roll.addClassNames("roll-link", "button-link");
        top.add(sheet, stickers, roll);
    }

    private Anchor paper(String name, String text, Supplier<byte[]> drawn) {
        Anchor link = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    byte[] pdf = drawn.get();
                    return new DownloadResponse(new ByteArrayInputStream(pdf), name, "application/pdf", pdf.length);
                }),
                AttachmentType.INLINE,
                getTranslation(text));
        link.addClassName("button-link");
        return link;
    }
}
