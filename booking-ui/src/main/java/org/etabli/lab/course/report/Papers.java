package org.etabli.lab.course.report;

import static org.etabli.lab.course.report.Pdf.escape;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.etabli.lab.course.Attendance;
import org.etabli.lab.course.Attendances;
import org.etabli.lab.course.Course;
import org.etabli.lab.course.CourseSession;
import org.etabli.lab.course.Courses;
import org.etabli.lab.course.Enrolment;
import org.etabli.lab.course.Enrolments;
import org.etabli.lab.course.Participant;
import org.etabli.lab.course.ParticipantId;
import org.etabli.lab.course.Progress;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.shell.Figures;
import org.etabli.lab.shell.FiguresOf;
import org.etabli.lab.shell.Texts;
import org.etabli.lab.site.LabSettings;
import org.springframework.stereotype.Service;

/** Attendance sheets, certificates and labels, ready to print. */
@Service
public class Papers {

    private final Courses courses;
    private final Enrolments enrolments;
    private final Attendances attendances;
    private final Progress progress;
    private final Members members;
    private final Texts texts;
    private final FiguresOf figures;
    private final LabSettings settings;

    Papers(
            Courses courses,
            Enrolments enrolments,
            Attendances attendances,
            Progress progress,
            Members members,
            Texts texts,
            FiguresOf figures,
            LabSettings settings) {
        this.courses = courses;
        this.enrolments = enrolments;
        this.attendances = attendances;
        this.progress = progress;
        this.members = members;
        this.texts = texts;
        this.figures = figures;
        this.settings = settings;
    }

    /** The attendance sheet, a page a session: signed on the tablet, or to be signed on paper. */
    public byte[] sheet(Course course, List<CourseSession> sessions, Locale language) {
        StringBuilder body = new StringBuilder();
        sessions.forEach(session -> body.append(sheet(course, session, language)));
        return Pdf.of(
                text("course.sheet.title", language) + " · " + course.name(), language.getLanguage(), body.toString());
    }

    private String sheet(Course course, CourseSession session, Locale language) {
        Figures f = figures.in(language);
        Map<ParticipantId, Attendance> noted = attendances.of(session.id());
        StringBuilder rows = new StringBuilder();
        for (Enrolment enrolment : enrolments.enrolled(course.id())) {
            Participant who = enrolment.participant();
            rows.append("<tr><td>").append(escape(who.callName())).append("</td><td>");
            rows.append(state(noted.get(who.id()), f, language)).append("</td><td class=\"sign\">");
            rows.append(signature(noted.get(who.id()))).append("</td></tr>");
        }
        return "<div class=\"page\"><h1>" + escape(text("course.sheet.title", language)) + "</h1><p>"
                + escape(settings.site().label()) + " · " + escape(course.name()) + "</p><p>"
                + escape(text(
                        "course.sheet.session",
                        language,
                        session.number(),
                        f.day(f.date(session.slot().start())),
                        f.time(session.slot().start()),
                        f.time(session.slot().end())))
                + "</p><p>" + escape(text("course.sheet.animator", language, animator(course))) + "</p><table><tr><th>"
                + escape(text("course.sheet.name", language)) + "</th><th>"
                + escape(text("course.sheet.state", language)) + "</th><th>"
                + escape(text("course.sheet.signature", language)) + "</th></tr>" + rows + "</table><p class=\"quiet\">"
                + escape(text("course.sheet.animator-signs", language)) + "</p></div>";
    }

    private String state(@org.jspecify.annotations.Nullable Attendance noted, Figures f, Locale language) {
        if (noted == null) {
            return "";
        }
        if (!noted.isPresent()) {
            return escape(text("course.absent", language));
        }
        return escape(
                noted.leftAt() == null
                        ? text("course.present", language)
                        : text("course.sheet.left", language, f.time(noted.leftAt())));
    }

    private static String signature(@org.jspecify.annotations.Nullable Attendance noted) {
        return noted == null || noted.signature() == null
                ? ""
                : "<img src=\"" + Signature.dataUri(noted.signature()) + "\" alt=\"\"/>";
    }

    /** What somebody takes home: the sessions they were in and the steps they have behind them. Nothing else is said. */
    public byte[] certificate(Course course, Participant who, Locale language) {
        Figures f = figures.in(language);
        List<CourseSession> there = courses.sessions(course.id()).stream()
                .filter(session -> {
                    Attendance noted = attendances.of(session.id()).get(who.id());
                    return noted != null && noted.isPresent();
                })
                .toList();
        Duration hours = there.stream().map(s -> s.slot().length()).reduce(Duration.ZERO, Duration::plus);
        Set<Integer> validated = progress.validated(course.id(), who.id());
        StringBuilder steps = new StringBuilder();
        validated.forEach(place ->
                steps.append("<li>").append(escape(course.steps().get(place))).append("</li>"));
        String days = there.isEmpty()
                ? ""
                : escape(text(
                        "course.certificate.days",
                        language,
                        there.size(),
                        f.duration(hours),
                        f.day(f.date(there.getFirst().slot().start())),
                        f.day(f.date(there.getLast().slot().start()))));
        String body = "<div class=\"certificate\"><h1>" + escape(text("course.certificate.title", language))
                + "</h1><p>" + escape(text("course.certificate.of", language)) + "</p><p class=\"who\">"
                + escape(who.callName()) + "</p><p>" + escape(text("course.certificate.took-part", language))
                + "</p><h2>"
                + escape(course.name()) + "</h2><p>" + days + "</p>"
                + (validated.isEmpty()
                        ? ""
                        : "<p>" + escape(text("course.certificate.steps", language)) + "</p><ul>" + steps + "</ul>")
                + "<p>" + escape(settings.site().label()) + " · " + escape(animator(course)) + "</p></div>";
        return Pdf.of(text("course.certificate.title", language), language.getLanguage(), body);
    }

    private String animator(Course course) {
        return members.find(course.animator()).map(Member::name).orElse("");
    }

    private String text(String key, Locale language, Object... parameters) {
        return texts.getTranslation(key, language, parameters);
    }
}
