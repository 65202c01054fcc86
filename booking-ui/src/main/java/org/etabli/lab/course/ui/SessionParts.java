package org.etabli.lab.course.ui;

import com.vaadin.flow.spring.annotation.SpringComponent;
import org.etabli.lab.bench.LiveStates;
import org.etabli.lab.course.Attendances;
import org.etabli.lab.course.ClassQueues;
import org.etabli.lab.course.CourseSession;
import org.etabli.lab.course.EnrolmentDesk;
import org.etabli.lab.course.Enrolments;
import org.etabli.lab.course.QueueDesk;
import org.etabli.lab.course.SessionDesk;
import org.etabli.lab.job.GcodeFiles;
import org.etabli.lab.job.PrintPlans;
import org.etabli.lab.member.Member;
import org.etabli.lab.shell.Figures;

/** Makes the parts of the session screen, each with what it needs. */
@SpringComponent
class SessionParts {

    private final Enrolments enrolments;
    private final EnrolmentDesk enrolmentDesk;
    private final Attendances attendances;
    private final SessionDesk desk;
    private final ClassQueues queues;
    private final QueueDesk queueDesk;
    private final GcodeFiles files;
    private final PrintPlans plans;
    private final LiveStates states;

    SessionParts(
            Enrolments enrolments,
            EnrolmentDesk enrolmentDesk,
            Attendances attendances,
            SessionDesk desk,
            ClassQueues queues,
            QueueDesk queueDesk,
            GcodeFiles files,
            PrintPlans plans,
            LiveStates states) {
        this.enrolments = enrolments;
        this.enrolmentDesk = enrolmentDesk;
        this.attendances = attendances;
        this.desk = desk;
        this.queues = queues;
        this.queueDesk = queueDesk;
        this.files = files;
        this.plans = plans;
        this.states = states;
    }

    AttendanceCard attendance(CourseSession session, Member by, Figures figures) {
        return new AttendanceCard(session, enrolments, enrolmentDesk, attendances, desk, by, figures);
    }

    QueueCard queue(CourseSession session, Member by, Figures figures) {
        return new QueueCard(session, enrolments, queues, queueDesk, files, plans, states, by, figures);
    }
}
