package org.etabli.lab.course.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Map;
import org.etabli.lab.course.Attendance;
import org.etabli.lab.course.Attendances;
import org.etabli.lab.course.CourseSession;
import org.etabli.lab.course.Enrolling;
import org.etabli.lab.course.Enrolment;
import org.etabli.lab.course.EnrolmentDesk;
import org.etabli.lab.course.Enrolments;
import org.etabli.lab.course.NewParticipant;
import org.etabli.lab.course.Participant;
import org.etabli.lab.course.ParticipantId;
import org.etabli.lab.course.SessionDesk;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.shell.Card;
import org.etabli.lab.shell.Figures;
import org.jspecify.annotations.Nullable;

/** Who is here: one touch each; touched again, they are not. */
class AttendanceCard extends Card {

    private final CourseSession session;
    private final Enrolments enrolments;
    private final Attendances attendances;
    private final SessionDesk desk;
    private final Member by;
    private final Figures figures;
    private final H2 title = new H2();
    private final Div people = new Div();
    private Runnable changed = () -> {};

    AttendanceCard(
            CourseSession session,
            Enrolments enrolments,
            EnrolmentDesk enrolmentDesk,
            Attendances attendances,
            SessionDesk desk,
            Member by,
            Figures figures) {
        this.session = session;
        this.enrolments = enrolments;
        this.attendances = attendances;
        this.desk = desk;
        this.by = by;
        this.figures = figures;
        addClassName("attendance");
        people.addClassName("attendance-list");
        add(title, people);
        if (by.is(Role.ANIMATOR)) {
            add(door(enrolmentDesk));
        }
        refresh();
    }

    void whenChanged(Runnable listener) {
        changed = listener;
    }

    private void refresh() {
        people.removeAll();
        Map<ParticipantId, Attendance> noted = attendances.of(session.id());
        List<Enrolment> enrolled = enrolments.enrolled(session.course());
        enrolled.forEach(enrolment -> {
            Participant who = enrolment.participant();
            people.add(row(who, noted.get(who.id())));
        });
        long here = noted.values().stream().filter(Attendance::isPresent).count();
        title.setText(getTranslation("course.attendance", here, enrolled.size()));
    }

    private Div row(Participant who, @Nullable Attendance noted) {
        boolean present = noted != null && noted.isPresent();
        NativeButton touch = new NativeButton("", click -> {
            Attendance.State next = present ? Attendance.State.ABSENT : Attendance.State.PRESENT;
            desk.note(by, session, who.id(), next);
            refresh();
            changed.run();
        });
        Span name = new Span(who.callName());
        name.addClassName("line-name");
        touch.add(name, new Span(state(noted)));
        touch.addClassNames("touch", noted == null ? "touch-open" : present ? "touch-here" : "touch-away");
        touch.getElement().setAttribute("aria-pressed", String.valueOf(present));
        Div row = new Div(touch);
        row.addClassName("attendance-row");
        if (noted != null && present) {
            Button sign = new Button(
                    getTranslation(noted.signature() == null ? "course.sign" : "course.signed"),
                    click -> new SignatureDialog(
                                    who.callName(), path -> desk.sign(by, session, who.id(), path), this::refresh)
                            .open());
            sign.setAriaLabel(getTranslation("course.sign") + " · " + who.callName());
            Button leave = new Button(getTranslation("course.leave"), click -> {
                desk.leave(by, session, who.id());
                refresh();
            });
            leave.setAriaLabel(getTranslation("course.leave") + " · " + who.callName());
            row.add(sign, leave);
        }
        return row;
    }

    private String state(@Nullable Attendance noted) {
        if (noted == null) {
            return getTranslation("course.not-noted");
        }
        if (!noted.isPresent()) {
            return getTranslation("course.absent");
        }
        return noted.leftAt() == null
                ? getTranslation("course.present")
                : getTranslation("course.sheet.left", figures.time(noted.leftAt()));
    }

    /** Somebody stands at the door: a name, and they are in and here. */
    private Div door(EnrolmentDesk enrolmentDesk) {
        TextField name = new TextField(getTranslation("course.enrol.door"));
        name.setMaxLength(Participant.LONGEST_NAME);
        Answer answer = new Answer();
        Button add = new Button(getTranslation("course.enrol.door.do"), click -> {
            switch (enrolmentDesk.enrol(by, session.course(), NewParticipant.called(name.getValue()))) {
                case Enrolling.Enrolled enrolled -> {
                    desk.note(by, session, enrolled.participant().id(), Attendance.State.PRESENT);
                    name.clear();
                    answer.good(getTranslation(
                            "course.enrol.door.done", enrolled.participant().callName()));
                    refresh();
                    changed.run();
                }
                case Enrolling.Waiting waiting -> answer.bad(getTranslation("course.enrol.door.full", waiting.place()));
                case Enrolling.Refused refused -> answer.bad(getTranslation(refused.text()));
            }
        });
        Div fields = new Div(name, add);
        fields.addClassNames("fields", "bottom");
        return new Div(fields, answer);
    }
}
