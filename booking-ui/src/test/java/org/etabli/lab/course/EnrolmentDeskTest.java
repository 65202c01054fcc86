package org.etabli.lab.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.etabli.lab.course.Participant.Gender;
import org.etabli.lab.course.Participant.SocialStatus;
import org.etabli.lab.member.Families;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.member.NewMember;
import org.etabli.lab.member.Role;
import org.etabli.lab.privacy.Register;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;
import org.etabli.lab.testlab.People;

class EnrolmentDeskTest {

    @OnBothDatabases
    void somebodyEnrolsThemselvesOnceAndIsOneParticipantForEver(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        Member member = People.in(its.lab);
        Course course = its.course(2);
        Course other = its.course(2);
        EnrolmentDesk desk = its.lab.bean(EnrolmentDesk.class);

        Enrolling first = desk.enrol(member, course.id(), member);
        Enrolling second = desk.enrol(member, other.id(), member);

        assertThat(desk.enrol(member, course.id(), member)).isEqualTo(new Enrolling.Refused("course.refused.already"));
        assertThat(((Enrolling.Enrolled) first).participant()).isEqualTo(((Enrolling.Enrolled) second).participant());
    }

    @OnBothDatabases
    void aGuardianEnrolsTheirChildrenWithAnAccountOrWithoutAndNobodyElses(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        Member parent = People.in(its.lab);
        Member child = its.lab
                .bean(Members.class)
                .add(new NewMember("Léo", null, null, Role.MEMBER, Locale.FRENCH, LocalDate.of(2016, 5, 1)))
                .orElseThrow();
        its.lab.bean(Families.class).link(child, parent);
        Course course = its.course(5);
        EnrolmentDesk desk = its.lab.bean(EnrolmentDesk.class);

        assertThat(desk.enrol(parent, course.id(), child)).isInstanceOf(Enrolling.Enrolled.class);
        assertThat(desk.enrol(parent, course.id(), child(parent, "Mia", 2015))).isInstanceOf(Enrolling.Enrolled.class);

        Member stranger = People.in(its.lab);
        assertThat(desk.enrol(stranger, course.id(), child)).isInstanceOf(Enrolling.Refused.class);
        assertThat(desk.enrol(stranger, course.id(), child(parent, "Zoé", 2015)))
                .isInstanceOf(Enrolling.Refused.class);
        assertThat(desk.enrol(stranger, course.id(), NewParticipant.called("Nobody")))
                .isInstanceOf(Enrolling.Refused.class);
    }

    @OnBothDatabases
    void aVolunteerWhoRunsTheCourseEnrolsAtTheDoorAndAnotherDoesNot(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        Member volunteer = People.in(its.lab, Role.VOLUNTEER);
        Course course = its.lab
                .bean(CourseDesk.class)
                .plan(its.animator, its.template(5), volunteer, CourseLab.MONDAY, CourseLab.TWO_PM, Duration.ofHours(1))
                .course();
        EnrolmentDesk desk = its.lab.bean(EnrolmentDesk.class);

        Enrolling answer = desk.enrol(volunteer, course.id(), NewParticipant.called("Mia"));

        assertThat(answer).isInstanceOf(Enrolling.Enrolled.class);
        assertThat(desk.cancel(volunteer, course.id(), ((Enrolling.Enrolled) answer).participant()))
                .isTrue();
        assertThat(desk.enrol(People.in(its.lab, Role.VOLUNTEER), course.id(), NewParticipant.called("Nobody")))
                .isInstanceOf(Enrolling.Refused.class);
    }

    @OnBothDatabases
    void atTheDoorANameIsEnough(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        Course course = its.course(5);

        Participant who = its.called(course, " Ours  brun ");

        assertThat(who.callName()).isEqualTo("Ours brun");
        assertThat(its.lab.bean(Enrolments.class).enrolled(course.id()))
                .extracting(Enrolment::participant)
                .containsExactly(who);
        assertThat(its.lab.bean(EnrolmentDesk.class).enrol(its.animator, course.id(), NewParticipant.called(" ")))
                .isEqualTo(new Enrolling.Refused("course.fault.call-name"));
    }

    @OnBothDatabases
    void whoComesTooLateWaitsAndGetsTheFirstFreePlace(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        Course course = its.course(1);
        EnrolmentDesk desk = its.lab.bean(EnrolmentDesk.class);
        Participant first = its.called(course, "A");
        its.lab.clock().step(Duration.ofSeconds(1));
        Participant second = its.called(course, "B");
        its.lab.clock().step(Duration.ofSeconds(1));
        assertThat(desk.enrol(its.animator, course.id(), NewParticipant.called("C")))
                .isInstanceOfSatisfying(
                        Enrolling.Waiting.class, w -> assertThat(w.place()).isEqualTo(2));

        assertThat(desk.cancel(its.animator, course.id(), first)).isTrue();

        assertThat(its.lab.bean(Enrolments.class).enrolled(course.id()))
                .extracting(Enrolment::participant)
                .containsExactly(second);
    }

    @OnBothDatabases
    void aPairComesTogetherOrWaitsTogetherAndIsNotPassed(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        Course course = its.course(2);
        Course elsewhere = its.course(10);
        EnrolmentDesk desk = its.lab.bean(EnrolmentDesk.class);
        Participant grandmother = its.called(elsewhere, "Jeanne");
        Participant grandson = its.called(elsewhere, "Tom");
        Participant first = its.called(course, "A");

        assertThat(desk.enrolPair(its.animator, course.id(), grandmother, grandson))
                .isInstanceOf(Enrolling.Waiting.class);
        its.lab.clock().step(Duration.ofSeconds(1));
        assertThat(desk.enrol(its.animator, course.id(), NewParticipant.called("C")))
                .isInstanceOf(Enrolling.Waiting.class);

        desk.cancel(its.animator, course.id(), first);

        assertThat(its.lab.bean(Enrolments.class).enrolled(course.id()))
                .extracting(e -> e.participant().callName())
                .containsExactly("Jeanne", "Tom");
        desk.cancel(its.animator, course.id(), grandson);
        assertThat(its.lab.bean(Enrolments.class).enrolled(course.id()))
                .extracting(e -> e.participant().callName())
                .containsExactly("C");
    }

    @OnBothDatabases
    void theAgeIsAskedOfChildrenOnTheirYearOfBirthAndNotOfWhoSaysNothing(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        Course course = its.course(9);
        Member parent = People.in(its.lab);
        EnrolmentDesk desk = its.lab.bean(EnrolmentDesk.class);

        // From 8 to 12: who turns 8 this year may come, who turned 13 last year at the latest may not.
        assertThat(desk.enrol(parent, course.id(), child(parent, "8", 2018))).isInstanceOf(Enrolling.Enrolled.class);
        assertThat(desk.enrol(parent, course.id(), child(parent, "7", 2019)))
                .isEqualTo(new Enrolling.Refused("course.refused.age"));
        assertThat(desk.enrol(parent, course.id(), child(parent, "12", 2013))).isInstanceOf(Enrolling.Enrolled.class);
        assertThat(desk.enrol(parent, course.id(), child(parent, "13", 2012)))
                .isEqualTo(new Enrolling.Refused("course.refused.age"));
        assertThat(desk.enrol(parent, course.id(), child(parent, "?", null))).isInstanceOf(Enrolling.Enrolled.class);
    }

    @OnBothDatabases
    void twentyRacingForFivePlacesGetFive(Database database) throws InterruptedException, ExecutionException {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        Course course = its.course(5);
        List<Callable<Enrolling>> racers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String name = "R" + i;
            racers.add(() ->
                    its.lab.bean(EnrolmentDesk.class).enrol(its.animator, course.id(), NewParticipant.called(name)));
        }

        int enrolled = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (Future<Enrolling> answer : pool.invokeAll(racers)) {
                enrolled += answer.get() instanceof Enrolling.Enrolled ? 1 : 0;
            }
        }

        assertThat(enrolled).isEqualTo(5);
        assertThat(its.lab.bean(Enrolments.class).waiting(course.id())).hasSize(15);
    }

    @OnBothDatabases
    void whoIsErasedStaysACountWithoutAName(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        Member parent = People.in(its.lab);
        Course course = its.course(5);
        its.lab.bean(EnrolmentDesk.class).enrol(parent, course.id(), child(parent, "Mia", 2015));
        assertThat(its.lab.bean(Register.class).export(parent)).isNotEmpty();

        assertThat(its.lab.bean(Register.class).erase(parent, parent).done()).isTrue();

        assertThat(its.lab.bean(Enrolments.class).enrolled(course.id()))
                .extracting(e -> e.participant().callName())
                .containsExactly("—");
        assertThat(its.lab.bean(Participants.class).guardedBy(parent.id())).isEmpty();
    }

    private static NewParticipant child(Member parent, String name, @org.jspecify.annotations.Nullable Integer born) {
        return new NewParticipant(null, name, parent.id(), born, Gender.UNSAID, SocialStatus.UNSAID, null);
    }
}
