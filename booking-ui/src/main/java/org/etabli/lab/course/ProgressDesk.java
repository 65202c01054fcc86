package org.etabli.lab.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.training.Training;
import org.etabli.lab.training.TrainingDesk;
import org.etabli.lab.training.Trainings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Certifies a class at once, for those who have validated every step. */
@Service
public class ProgressDesk {

    private final Enrolments enrolments;
    private final Progress progress;
    private final Trainings trainings;
    private final TrainingDesk desk;
    private final Members members;

    ProgressDesk(Enrolments enrolments, Progress progress, Trainings trainings, TrainingDesk desk, Members members) {
        this.enrolments = enrolments;
        this.progress = progress;
        this.trainings = trainings;
        this.desk = desk;
        this.members = members;
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
