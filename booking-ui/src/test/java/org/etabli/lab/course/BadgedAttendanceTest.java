package org.etabli.lab.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.Permission;
import org.etabli.controller.contract.RefusalReason;
import org.etabli.lab.member.Badges;
import org.etabli.lab.member.Member;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;
import org.etabli.lab.testlab.People;

/** A participant's badge at a machine of the session says that they are here. */
class BadgedAttendanceTest {

    @OnBothDatabases
    void anEnrolledPersonsBadgeAtTheSessionsMachineMarksThemPresent(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 2);
        CourseSession session = its.begun(5);
        Member member = People.in(its.lab);
        Participant who = enrolled(its, session, member);
        Member stranger = People.in(its.lab);

        badge(its, session, stranger, Duration.ZERO);
        badge(its, session, member, Duration.ofMinutes(-20));

        assertThat(its.lab.bean(Attendances.class).of(session.id())).containsOnlyKeys(who.id());
        assertThat(its.noted(session, who).isPresent()).isTrue();
        assertThat(its.noted(session, who).notedAt())
                .isEqualTo(session.slot().start().minus(Duration.ofMinutes(20)));
        assertThat(its.session(its.of(session), 1).openedAt()).isNull();
    }

    @OnBothDatabases
    void aBadgeAtAnotherTimeOrMachineSaysNothing(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 1);
        CourseSession session = its.begun(5);
        Member member = People.in(its.lab);
        enrolled(its, session, member);

        badge(its, session, member, Duration.ofMinutes(-31));
        badge(its, session, member, Duration.ofMinutes(90));
        CourseLab other = new CourseLab(its.lab, 1);
        other.report(
                other.machines.getFirst(),
                "none",
                new Happening.BadgeNoted(badge(its, member), session.id().toString()),
                session.slot().start());

        assertThat(its.lab.bean(Attendances.class).of(session.id())).isEmpty();
    }

    @OnBothDatabases
    void aTouchOnTheSheetSaysMoreThanABadge(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 1);
        CourseSession session = its.begun(5);
        Member member = People.in(its.lab);
        Participant who = enrolled(its, session, member);
        its.lab.clock().step(Duration.ofMinutes(30));
        its.desk().leave(its.animator, session, who.id());
        Attendance left = its.noted(session, who);

        badge(its, session, member, Duration.ofMinutes(40));
        assertThat(its.noted(session, who)).isEqualTo(left);

        its.lab.clock().step(Duration.ofMinutes(20));
        its.desk().note(its.animator, session, who.id(), Attendance.State.ABSENT);
        badge(its, session, member, Duration.ofMinutes(45));
        assertThat(its.noted(session, who).isPresent()).isFalse();
    }

    @OnBothDatabases
    void theBenchIsToldWhomToGreetAndGetsNoNames(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 1);
        CourseSession session = its.begun(5);
        Member member = People.in(its.lab);
        String badge = badge(its, member);
        Participant who = enrolled(its, session, member);

        assertThat(greeted(its, session)).singleElement().satisfies(permission -> {
            assertThat(permission.badge()).isEqualTo(badge);
            assertThat(permission.name()).isNull();
            assertThat(permission.course()).isEqualTo(session.id().toString());
            assertThat(permission.from()).isEqualTo(session.slot().start().minus(Duration.ofMinutes(30)));
            assertThat(permission.until()).isEqualTo(session.slot().end());
        });

        its.lab.bean(EnrolmentDesk.class).cancel(its.animator, session.course(), who);
        assertThat(greeted(its, session)).isEmpty();
    }

    @OnBothDatabases
    void aBadgeThatTheBenchDidNotKnowYetCountsAllTheSame(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 1);
        CourseSession session = its.begun(5);
        Member member = People.in(its.lab);
        Participant who = enrolled(its, session, member);

        its.report(
                its.machines.getFirst(),
                "none",
                new Happening.BadgeRefused(badge(its, member), RefusalReason.UNKNOWN_BADGE),
                session.slot().start());

        assertThat(its.noted(session, who).isPresent()).isTrue();
    }

    private static List<Permission> greeted(CourseLab its, CourseSession session) {
        return its
                .lab
                .bean(CourseLeases.class)
                .permissions(
                        "test-bench", session.slot().start(), session.slot().end())
                .stream()
                .filter(p -> p.right() == Permission.Right.ATTEND)
                .filter(p -> p.machine().equals(its.machines.getFirst().value()))
                .toList();
    }

    private static Participant enrolled(CourseLab its, CourseSession session, Member member) {
        return ((Enrolling.Enrolled) its.lab.bean(EnrolmentDesk.class).enrol(member, session.course(), member))
                .participant();
    }

    private static String badge(CourseLab its, Member member) {
        Badges badges = its.lab.bean(Badges.class);
        if (badges.of(member.id()).isEmpty()) {
            badges.pair("04" + UUID.randomUUID(), member.id());
        }
        return badges.of(member.id()).getFirst();
    }

    /** As the bench tells it. */
    private static void badge(CourseLab its, CourseSession session, Member member, Duration afterStart) {
        its.report(
                its.machines.getFirst(),
                "none",
                new Happening.BadgeNoted(badge(its, member), session.id().toString()),
                session.slot().start().plus(afterStart));
    }
}
