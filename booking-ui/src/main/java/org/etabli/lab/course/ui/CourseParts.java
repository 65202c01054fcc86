package org.etabli.lab.course.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.spring.annotation.SpringComponent;
import org.etabli.lab.course.Course;
import org.etabli.lab.course.CourseDesk;
import org.etabli.lab.course.Courses;
import org.etabli.lab.course.EnrolmentDesk;
import org.etabli.lab.course.Enrolments;
import org.etabli.lab.course.Participants;
import org.etabli.lab.course.Progress;
import org.etabli.lab.course.ProgressDesk;
import org.etabli.lab.course.RotaDesk;
import org.etabli.lab.course.Rotas;
import org.etabli.lab.course.report.OpenBadge;
import org.etabli.lab.course.report.Papers;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.shell.Figures;

/** Makes the parts of a course's page, each with what it needs. */
@SpringComponent
class CourseParts {

    private final Courses courses;
    private final CourseDesk desk;
    private final Machines machines;
    private final Members members;
    private final Rotas rotas;
    private final RotaDesk rotaDesk;
    private final Papers papers;
    private final OpenBadge badges;
    private final Enrolments enrolments;
    private final EnrolmentDesk enrolmentDesk;
    private final Participants participants;
    private final Progress progress;
    private final ProgressDesk progressDesk;

    CourseParts(
            Courses courses,
            CourseDesk desk,
            Machines machines,
            Members members,
            Rotas rotas,
            RotaDesk rotaDesk,
            Papers papers,
            OpenBadge badges,
            Enrolments enrolments,
            EnrolmentDesk enrolmentDesk,
            Participants participants,
            Progress progress,
            ProgressDesk progressDesk) {
        this.courses = courses;
        this.desk = desk;
        this.machines = machines;
        this.members = members;
        this.rotas = rotas;
        this.rotaDesk = rotaDesk;
        this.papers = papers;
        this.badges = badges;
        this.enrolments = enrolments;
        this.enrolmentDesk = enrolmentDesk;
        this.participants = participants;
        this.progress = progress;
        this.progressDesk = progressDesk;
    }

    Component sessions(Course course, Member member, Figures figures, Runnable changed) {
        return new SessionsCard(
                course, courses, desk, machines, members, rotas, rotaDesk, papers, member, figures, changed);
    }

    Component people(Course course, Member member, Figures figures, Runnable changed) {
        return new PeopleCard(
                course, enrolments, enrolmentDesk, progress, progressDesk, papers, badges, member, changed);
    }

    EnrolCard.Desk enrolling() {
        return new EnrolCard.Desk(enrolments, enrolmentDesk, participants);
    }
}
