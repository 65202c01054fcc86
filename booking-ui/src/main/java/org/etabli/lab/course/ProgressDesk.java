package org.etabli.lab.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.training.Training;
import org.etabli.lab.training.TrainingDesk;
import org.etabli.lab.training.Trainings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Notes what people learned and how they feel about it, and certifies a class at once. */
@Service
public class ProgressDesk {

    private final Team team;
    private final Courses courses;
    private final Enrolments enrolments;
    private final EnrolmentDesk enrolmentDesk;
    private final Progress progress;
    private final Trainings trainings;
    private final TrainingDesk desk;
    private final Members members;

    ProgressDesk(
            Team team,
            Courses courses,
            Enrolments enrolments,
            EnrolmentDesk enrolmentDesk,
            Progress progress,
            Trainings trainings,
            TrainingDesk desk,
            Members members) {
        this.team = team;
        this.courses = courses;
        this.enrolmentDesk = enrolmentDesk;
        this.enrolments = enrolments;
        this.progress = progress;
        this.trainings = trainings;
        this.desk = desk;
        this.members = members;
    }

    /** A touch: the step is behind somebody, or, touched again, still before them; answers which. */
    @Transactional
    public boolean toggle(Member by, Course course, ParticipantId who, int step) {
        team.check(by, course);
        Objects.checkIndex(step, course.steps().size());
        boolean validated = progress.validated(course.id(), who).contains(step);
        if (validated) {
            progress.takeBack(course.id(), who, step);
        } else {
            progress.validate(course.id(), who, step, by.id());
        }
        return !validated;
    }

    /** Whom somebody may answer for: everybody for the team that holds the tablet, otherwise themselves and children. */
    public boolean mayFeelFor(Member by, Course course, Participant who) {
        return enrolments.enrolled(course.id()).stream()
                        .anyMatch(e -> e.participant().id().equals(who.id()))
                && (holdsTheTablet(by, course) || enrolmentDesk.mayFor(by, who));
    }

    private boolean holdsTheTablet(Member by, Course course) {
        return team.runs(by, course)
                || courses.sessions(course.id()).stream().anyMatch(session -> team.runs(by, session));
    }

    /** How sure somebody feels of a step, said by themselves. */
    @Transactional
    public void feel(Member by, Course course, Participant who, Progress.Moment moment, int step, int feeling) {
        if (!mayFeelFor(by, course, who)) {
            throw new IllegalArgumentException("people say themselves how they feel, on their tablet or the class's");
        }
        Objects.checkIndex(step, course.steps().size());
        progress.feel(course.id(), who.id(), moment, step, feeling);
    }

    /**
     * What came of certifying a class.
     *
     * @param notYet who has steps before them
     * @param withoutAccount who has done all but has no account to keep a certification in: a certificate is theirs
     * @param lacking who lacks what the training builds on
     */
    public record Certified(
            List<Participant> granted,
            List<Participant> notYet,
            List<Participant> withoutAccount,
            List<Participant> lacking) {}

    @Transactional
    public Certified certify(Member by, Course course) {
        team.check(by, course);
        Certified answer = new Certified(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Optional<Training> training = Optional.ofNullable(course.training()).flatMap(trainings::find);
        if (training.isEmpty()) {
            return answer;
        }
        for (Enrolment enrolment : enrolments.enrolled(course.id())) {
            Participant who = enrolment.participant();
            if (!hasDoneAll(course, who)) {
                answer.notYet().add(who);
            } else if (who.member() == null) {
                answer.withoutAccount().add(who);
            } else {
                Member member = members.find(who.member()).orElseThrow();
                boolean granted = !desk.grant(by, training.get(), List.of(member))
                        .granted()
                        .isEmpty();
                (granted ? answer.granted() : answer.lacking()).add(who);
            }
        }
        return answer;
    }

    public boolean hasDoneAll(Course course, Participant who) {
        return progress.validated(course.id(), who.id()).size()
                == course.steps().size();
    }
}
