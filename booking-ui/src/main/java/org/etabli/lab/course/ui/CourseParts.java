package org.etabli.lab.course.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.List;
import org.etabli.lab.course.Course;
import org.etabli.lab.course.CourseDesk;
import org.etabli.lab.course.Courses;
import org.etabli.lab.course.EnrolmentDesk;
import org.etabli.lab.course.Enrolments;
import org.etabli.lab.course.Handout;
import org.etabli.lab.course.Handouts;
import org.etabli.lab.course.Participants;
import org.etabli.lab.course.Progress;
import org.etabli.lab.course.ProgressDesk;
import org.etabli.lab.course.RoomDesk;
import org.etabli.lab.course.Rooms;
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
    private final Rooms rooms;
    private final RoomDesk roomDesk;
    private final Handouts handouts;

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
            ProgressDesk progressDesk,
            Rooms rooms,
            RoomDesk roomDesk,
            Handouts handouts) {
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
        this.rooms = rooms;
        this.roomDesk = roomDesk;
        this.handouts = handouts;
    }

    Component sessions(Course course, Member member, Figures figures, Runnable changed) {
        return new SessionsCard(
                course,
                courses,
                desk,
                machines,
                members,
                rotas,
                rotaDesk,
                new SessionRoom.Desk(rooms, roomDesk, courses),
                papers,
                member,
                figures,
                changed);
    }

    Component people(Course course, Member member, Figures figures, Runnable changed) {
        return new PeopleCard(
                course, enrolments, enrolmentDesk, progress, progressDesk, papers, badges, member, changed);
    }

    List<Handout> handouts(Course course) {
        return handouts.of(course.template());
    }

    Anchor download(Handout handout) {
        return new Anchor(
                DownloadHandler.fromInputStream(event -> new DownloadResponse(
                        handouts.open(handout), handout.name(), "application/octet-stream", handout.bytes())),
                AttachmentType.DOWNLOAD,
                handout.name());
    }

    /** Whether somebody may say here how they, or a child of theirs, feel about it. */
    boolean mayFeel(Course course, Member member) {
        return enrolments.enrolled(course.id()).stream()
                .anyMatch(e -> progressDesk.mayFeelFor(member, course, e.participant()));
    }

    EnrolCard.Desk enrolling() {
        return new EnrolCard.Desk(enrolments, enrolmentDesk, participants, members);
    }
}
