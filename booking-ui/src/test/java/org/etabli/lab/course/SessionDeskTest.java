package org.etabli.lab.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.etabli.controller.contract.Permission;
import org.etabli.lab.bench.LeaseSource;
import org.etabli.lab.member.Badges;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;
import org.etabli.lab.testlab.People;

/** A session as its animator runs it. */
class SessionDeskTest {

    @OnBothDatabases
    void aSessionIsOpenedNotedAndClosedAndWhoWasNotNotedWasAbsent(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        Course course = its.course(5);
        Participant here = its.called(course, "Here");
        Participant early = its.called(course, "Early");
        Participant away = its.called(course, "Away");
        CourseSession session = its.session(course, 1);
        SessionDesk desk = its.lab.bean(SessionDesk.class);
        its.lab.clock().set(session.slot().start());

        desk.open(its.animator, session);
        desk.note(its.animator, session, here.id(), Attendance.State.PRESENT);
        its.lab.clock().step(Duration.ofMinutes(30));
        desk.leave(its.animator, session, early.id());
        assertThat(desk.sign(its.animator, session, here.id(), "M 1 2 L 3 4")).isTrue();
        assertThat(desk.sign(its.animator, session, here.id(), "M 1 2\"/><script>"))
                .isFalse();
        desk.close(its.animator, session);

        assertThat(its.noted(session, here).isPresent()).isTrue();
        assertThat(its.noted(session, here).signature()).isEqualTo("M 1 2 L 3 4");
        assertThat(its.noted(session, early).leftAt())
                .isEqualTo(session.slot().start().plus(Duration.ofMinutes(30)));
        assertThat(its.noted(session, away).isPresent()).isFalse();
        assertThat(its.session(course, 1).closedAt()).isNotNull();
    }

    @OnBothDatabases
    void whatWasNotedWithoutANetworkIsReconciledByTheLaterTouch(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        Course course = its.course(5);
        Participant who = its.called(course, "Who");
        CourseSession session = its.session(course, 1);
        SessionDesk desk = its.lab.bean(SessionDesk.class);
        Instant start = session.slot().start();
        its.lab.clock().set(start.plus(Duration.ofHours(1)));

        desk.note(its.animator, session, who.id(), Attendance.State.PRESENT, start.plusSeconds(60));
        assertThat(desk.note(its.animator, session, who.id(), Attendance.State.ABSENT, start.plusSeconds(30)))
                .isFalse();
        assertThat(its.noted(session, who).isPresent()).isTrue();

        // The same list delivered again changes nothing; a clock ahead of ours does not win for ever.
        desk.note(its.animator, session, who.id(), Attendance.State.PRESENT, start.plusSeconds(60));
        desk.note(its.animator, session, who.id(), Attendance.State.PRESENT, start.plus(Duration.ofDays(9)));
        its.lab.clock().step(Duration.ofSeconds(1));
        desk.note(its.animator, session, who.id(), Attendance.State.ABSENT);
        assertThat(its.noted(session, who).isPresent()).isFalse();
    }

    @OnBothDatabases
    void aStrangerNeitherRunsASessionNorNotesWhoIsNotEnrolled(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        CourseSession session = its.session(its.course(5), 1);
        SessionDesk desk = its.lab.bean(SessionDesk.class);

        assertThatThrownBy(() -> desk.open(People.in(its.lab), session)).isInstanceOf(IllegalArgumentException.class);
        assertThat(desk.note(
                        its.animator,
                        session,
                        ParticipantId.fresh(),
                        Attendance.State.PRESENT,
                        its.lab.clock().instant()))
                .isFalse();
    }

    @OnBothDatabases
    void theBadgesOfAnimatorAndHelpersOpenTheMachinesForTheGroup(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 1);
        Course course = its.course(12);
        CourseSession session = its.session(course, 1);
        Member helper = People.in(its.lab, Role.VOLUNTEER);
        its.lab.bean(Badges.class).pair("04" + UUID.randomUUID(), helper.id());
        its.lab.bean(Badges.class).pair("04" + UUID.randomUUID(), its.animator.id());
        assertThat(permissions(its, session)).hasSize(1);

        assertThat(its.lab.bean(RotaDesk.class).add(its.animator, session, helper))
                .isEmpty();

        assertThat(permissions(its, session)).hasSize(2).allSatisfy(permission -> {
            assertThat(permission.member()).isEqualTo(its.animator.id().toString());
            assertThat(permission.course()).isEqualTo(session.id().toString());
            assertThat(permission.from()).isEqualTo(session.slot().start());
            assertThat(permission.until()).isEqualTo(session.afterUntil());
        });
    }

    @OnBothDatabases
    void whatRanForNobodyIsDividedAmongThoseWhoWereThere(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 1);
        Course course = its.course(12);
        CourseSession session = its.session(course, 1);
        SessionDesk desk = its.lab.bean(SessionDesk.class);
        its.lab.clock().set(session.slot().start());
        for (String name : List.of("A", "B", "C")) {
            desk.note(its.animator, session, its.called(course, name).id(), Attendance.State.PRESENT);
        }
        String usage = its.openMachine(session, its.machines.getFirst());
        its.lab.clock().step(Duration.ofSeconds(100));
        its.closeMachine(its.machines.getFirst(), usage, 0.01);

        desk.close(its.animator, session);

        assertThat(its.lab.bean(Shares.class).of(session.id()))
                .extracting(Share::seconds)
                .containsExactlyInAnyOrder(34L, 33L, 33L);
    }

    private static List<Permission> permissions(CourseLab its, CourseSession session) {
        LeaseSource source = its.lab.bean(CourseLeases.class);
        return source.permissions("test-bench", session.slot().start(), session.afterUntil()).stream()
                .filter(p -> p.machine().equals(its.machines.getFirst().value()))
                .toList();
    }
}
