package org.etabli.lab.course.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.etabli.lab.course.Course;
import org.etabli.lab.course.CourseId;
import org.etabli.lab.course.CourseSession;
import org.etabli.lab.course.Courses;
import org.etabli.lab.course.Enrolment;
import org.etabli.lab.course.Enrolments;
import org.etabli.lab.course.Participant;
import org.etabli.lab.course.Progress;
import org.etabli.lab.course.Progress.Moment;
import org.etabli.lab.course.ProgressDesk;
import org.etabli.lab.member.CurrentMember;
import org.etabli.lab.member.Member;
import org.etabli.lab.shell.Page;

/**
 * How sure each feels of what the course is about, before it and after: touched by themselves, one question after the
 * other, seen by nobody else on the way. There is no wrong answer and no mark.
 */
@Route("courses/:course/feel")
@PermitAll
public class FeelView extends Page implements BeforeEnterObserver {

    private final Courses courses;
    private final Enrolments enrolments;
    private final Progress progress;
    private final ProgressDesk desk;
    private final Member member;
    private final Div content = new Div();

    FeelView(Courses courses, Enrolments enrolments, Progress progress, ProgressDesk desk, CurrentMember current) {
        super("course.feel.title");
        this.courses = courses;
        this.enrolments = enrolments;
        this.progress = progress;
        this.desk = desk;
        this.member = current.get();
        content.addClassNames("feel", "stack");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<Course> course = event.getRouteParameters()
                .get("course")
                .flatMap(CourseView::uuid)
                .flatMap(id -> courses.find(new CourseId(id)))
                .filter(c -> !c.steps().isEmpty() && !people(c).isEmpty());
        if (course.isEmpty()) {
            event.rerouteTo(CoursesView.class);
            return;
        }
        removeAll();
        add(new Anchor("/courses/" + course.get().id(), course.get().name()), heading(), content);
        who(course.get());
    }

    private List<Participant> people(Course course) {
        return enrolments.enrolled(course.id()).stream()
                .map(Enrolment::participant)
                .filter(who -> desk.mayFeelFor(member, course, who))
                .toList();
    }

    /** After the last session has begun it is about after; until then about before. */
    private Moment moment(Course course) {
        List<CourseSession> sessions = courses.sessions(course.id());
        return sessions.getLast().openedAt() == null ? Moment.BEFORE : Moment.AFTER;
    }

    private void who(Course course) {
        content.removeAll();
        Moment moment = moment(course);
        content.add(new H2(getTranslation(moment == Moment.BEFORE ? "course.feel.before" : "course.feel.after")));
        Div names = new Div();
        names.addClassName("feel-names");
        for (Participant who : people(course)) {
            boolean answered = !progress.feelings(course.id(), who.id(), moment).isEmpty();
            NativeButton name =
                    new NativeButton(who.callName() + (answered ? " ✓" : ""), click -> ask(course, who, moment, 0));
            name.addClassName("touch");
            names.add(name);
        }
        content.add(new Paragraph(getTranslation("course.feel.who")), names);
    }

    private void ask(Course course, Participant who, Moment moment, int step) {
        content.removeAll();
        if (step == course.steps().size()) {
            thank(course, who);
            return;
        }
        H2 question = new H2(course.steps().get(step));
        question.getElement().setAttribute("tabindex", "-1");
        Div answers = new Div();
        answers.addClassName("feel-answers");
        Map<Integer, Integer> said = progress.feelings(course.id(), who.id(), moment);
        for (int feeling = 0; feeling <= Progress.SUREST; feeling++) {
            int chosen = feeling;
            NativeButton answer = new NativeButton("", click -> {
                desk.feel(member, course, who, moment, step, chosen);
                ask(course, who, moment, step + 1);
            });
            answer.add(Growth.picture(feeling), new Span(getTranslation("course.feel." + feeling)));
            answer.addClassName("feel-answer");
            answer.getElement()
                    .setAttribute(
                            "aria-pressed",
                            String.valueOf(Integer.valueOf(chosen).equals(said.get(step))));
            answers.add(answer);
        }
        Button back = new Button(getTranslation("course.feel.back"), click -> {
            if (step == 0) {
                who(course);
            } else {
                ask(course, who, moment, step - 1);
            }
        });
        Button skip = new Button(getTranslation("course.feel.skip"), click -> ask(course, who, moment, step + 1));
        Div ways = new Div(back, skip);
        ways.addClassName("actions");
        content.add(
                new Paragraph(getTranslation(
                        "course.feel.step",
                        who.callName(),
                        step + 1,
                        course.steps().size())),
                question,
                answers,
                ways);
        question.getElement().callJsFunction("focus");
    }

    private void thank(Course course, Participant who) {
        H2 thanks = new H2(getTranslation("course.feel.thanks", who.callName()));
        Button next = new Button(getTranslation("course.feel.next"), click -> who(course));
        next.addClassName("big");
        content.add(Growth.picture(Progress.SUREST), thanks, new Paragraph(getTranslation("course.feel.kept")), next);
    }
}
