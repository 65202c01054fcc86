package org.etabli.lab.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;
import org.etabli.lab.testlab.People;
import org.etabli.lab.training.Certifications;
import org.etabli.lab.training.Training;
import org.etabli.lab.training.TrainingDesk;

/** What people learned, and how they feel about it. */
class ProgressDeskTest {

    @OnBothDatabases
    void whoHasDoneEveryStepIsCertifiedWithTheWholeClass(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        TrainingDesk trainings = its.lab.bean(TrainingDesk.class);
        Training training =
                new Training(trainings.blank().id(), "Printer " + UUID.randomUUID(), "", "Ask", null, Set.of(), false);
        trainings.keep(People.in(its.lab, Role.MANAGER), training);
        Course course = its.plan(its.template(9, "3D", training.id())).course();
        Member member = People.in(its.lab);
        Participant done = ((Enrolling.Enrolled)
                        its.lab.bean(EnrolmentDesk.class).enrol(member, course.id(), member))
                .participant();
        Participant nameless = its.called(course, "Nobody");
        Participant begun = its.called(course, "Begun");
        Progress progress = its.lab.bean(Progress.class);
        for (int step = 0; step < 3; step++) {
            progress.validate(course.id(), done.id(), step, its.animator.id());
            progress.validate(course.id(), done.id(), step, its.animator.id());
            progress.validate(course.id(), nameless.id(), step, its.animator.id());
        }
        progress.validate(course.id(), begun.id(), 0, its.animator.id());
        progress.feel(course.id(), begun.id(), Progress.Moment.BEFORE, 0, 1);
        progress.feel(course.id(), begun.id(), Progress.Moment.AFTER, 0, 3);

        ProgressDesk.Certified certified = its.lab.bean(ProgressDesk.class).certify(its.animator, course);

        assertThat(certified.granted()).containsExactly(done);
        assertThat(certified.withoutAccount()).containsExactly(nameless);
        assertThat(certified.notYet()).containsExactly(begun);
        assertThat(its.lab
                        .bean(Certifications.class)
                        .standing(member.id(), training, its.lab.clock().instant())
                        .holds())
                .isTrue();
        assertThat(progress.feelings(course.id(), begun.id(), Progress.Moment.AFTER))
                .containsEntry(0, 3);
    }

    @OnBothDatabases
    void peopleSayThemselvesHowTheyFeelOrTheTeamHoldsTheTabletForThem(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        Course course = its.course(5);
        Participant child = its.called(course, "Child");
        Member member = People.in(its.lab);
        Participant self = ((Enrolling.Enrolled)
                        its.lab.bean(EnrolmentDesk.class).enrol(member, course.id(), member))
                .participant();
        ProgressDesk desk = its.lab.bean(ProgressDesk.class);

        desk.feel(its.animator, course, child, Progress.Moment.BEFORE, 0, 1);
        desk.feel(member, course, self, Progress.Moment.BEFORE, 0, 3);
        assertThatThrownBy(() -> desk.feel(member, course, child, Progress.Moment.BEFORE, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> desk.feel(its.animator, course, child, Progress.Moment.BEFORE, 3, 0))
                .isInstanceOf(IndexOutOfBoundsException.class);

        assertThat(its.lab.bean(Progress.class).feelings(course.id(), child.id(), Progress.Moment.BEFORE))
                .containsExactly(java.util.Map.entry(0, 1));
    }

    @OnBothDatabases
    void aStepIsTouchedByWhoRunsTheCourseOnly(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        Course course = its.course(5);
        Participant child = its.called(course, "Child");
        ProgressDesk desk = its.lab.bean(ProgressDesk.class);

        assertThat(desk.toggle(its.animator, course, child.id(), 1)).isTrue();
        assertThat(desk.toggle(its.animator, course, child.id(), 1)).isFalse();
        Member stranger = People.in(its.lab, Role.VOLUNTEER);
        assertThatThrownBy(() -> desk.toggle(stranger, course, child.id(), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> desk.certify(stranger, course)).isInstanceOf(IllegalArgumentException.class);
    }
}
