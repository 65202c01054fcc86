package org.etabli.lab.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.etabli.controller.contract.Permission;
import org.etabli.lab.bench.LeaseSource;
import org.etabli.lab.course.queue.ClassQueue;
import org.etabli.lab.course.queue.PieceId;
import org.etabli.lab.course.queue.QueuedPiece;
import org.etabli.lab.course.rota.DropIn;
import org.etabli.lab.course.rota.RotaFinding;
import org.etabli.lab.course.rota.StaffKind;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Badges;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;
import org.etabli.lab.testlab.People;
import org.etabli.lab.training.Certifications;
import org.etabli.lab.training.Training;
import org.etabli.lab.training.TrainingDesk;
import org.etabli.lab.usage.UsageRecord;
import org.etabli.lab.usage.UsageRecords;

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

        assertThat(noted(its, session, here).isPresent()).isTrue();
        assertThat(noted(its, session, here).signature()).isEqualTo("M 1 2 L 3 4");
        assertThat(noted(its, session, early).leftAt())
                .isEqualTo(session.slot().start().plus(Duration.ofMinutes(30)));
        assertThat(noted(its, session, away).isPresent()).isFalse();
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
        assertThat(noted(its, session, who).isPresent()).isTrue();

        // The same list delivered again changes nothing; a clock ahead of ours does not win for ever.
        desk.note(its.animator, session, who.id(), Attendance.State.PRESENT, start.plusSeconds(60));
        desk.note(its.animator, session, who.id(), Attendance.State.PRESENT, start.plus(Duration.ofDays(9)));
        its.lab.clock().step(Duration.ofSeconds(1));
        desk.note(its.animator, session, who.id(), Attendance.State.ABSENT);
        assertThat(noted(its, session, who).isPresent()).isFalse();
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
    void aFailedPieceIsQueuedAgainAndEveryUnitOfTheMachinesIsAttributed(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 2);
        Course course = its.course(12);
        CourseSession session = its.session(course, 1);
        SessionDesk desk = its.lab.bean(SessionDesk.class);
        QueueDesk queues = its.lab.bean(QueueDesk.class);
        its.lab.clock().set(session.slot().start());
        desk.open(its.animator, session);
        List<PieceId> pieces = new ArrayList<>();
        for (String name : List.of("Ada", "Bo", "Cléo")) {
            Participant who = its.called(course, name);
            desk.note(its.animator, session, who.id(), Attendance.State.PRESENT);
            QueueDesk.Brought brought = queues.bring(session, who, its.cube(its.animator, name + ".gcode"));
            assertThat(brought).isInstanceOf(QueueDesk.Brought.Queued.class);
            pieces.add(((QueueDesk.Brought.Queued) brought).piece());
        }
        MachineId one = its.machines.get(0);
        MachineId two = its.machines.get(1);
        String first = its.openMachine(session, one);
        String second = its.openMachine(session, two);

        its.run(session, pieces.get(0), one, first, true, 601.4, 4.1237);
        its.run(session, pieces.get(1), two, second, false, 200.7, 1.0001);
        assertThat(state(queues, session, pieces.get(0))).isEqualTo(QueuedPiece.State.DONE);
        assertThat(state(queues, session, pieces.get(1))).isEqualTo(QueuedPiece.State.WAITING);
        its.lab.clock().step(Duration.ofMinutes(10));
        its.run(session, pieces.get(1), two, second, true, 610.2, 4.1239);
        its.run(session, pieces.get(2), two, second, true, 333.3, 3.3333);
        its.lab.clock().step(Duration.ofMinutes(30));
        its.closeMachine(one, first, 87.6543);
        its.closeMachine(two, second, 100.0001);
        desk.close(its.animator, session);

        List<Share> shares = its.lab.bean(Shares.class).of(session.id());
        for (CourseSession.Kept kept : its.session(course, 1).machines()) {
            UsageRecord.Totals totals = its.lab
                    .bean(UsageRecords.class)
                    .of(java.util.Objects.requireNonNull(kept.reservation()))
                    .orElseThrow()
                    .totals();
            List<Share> its1 = shares.stream()
                    .filter(s -> s.machine().equals(kept.machine()))
                    .toList();
            assertThat(its1.stream().mapToLong(Share::seconds).sum()).isEqualTo(Math.round(totals.minutes() * 60));
            assertThat(its1.stream().mapToLong(Share::milligrams).sum()).isEqualTo(Math.round(totals.grams() * 1000));
            assertThat(its1.stream().mapToLong(Share::milliwattHours).sum())
                    .isEqualTo(Math.round(java.util.Objects.requireNonNull(totals.wattHours()) * 1000));
        }
        // The failed attempt is its child's too.
        assertThat(shares.stream().filter(s -> s.machine().equals(two) && s.milligrams() > 4000))
                .singleElement()
                .satisfies(s -> assertThat(s.milligrams()).isEqualTo(5124));
        assertThat(its.lab.bean(Pieces.class).attempts(pieces.get(1))).isEqualTo(2);
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

    @OnBothDatabases
    void theQueueIsKeptAsTheAnimatorOrdersIt(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 1);
        Course course = its.course(12);
        CourseSession session = its.session(course, 1);
        QueueDesk queues = its.lab.bean(QueueDesk.class);
        List<PieceId> pieces = new ArrayList<>();
        for (String name : List.of("A", "B", "C")) {
            Participant who = its.called(course, name);
            pieces.add(((QueueDesk.Brought.Queued) queues.bring(session, who, its.cube(its.animator, name))).piece());
        }

        queues.change(session, queue -> queue.move(pieces.get(2), 0));
        queues.change(session, queue -> queue.hold(pieces.get(1)));
        Participant other = its.called(course, "D");
        queues.giveTo(session, pieces.get(0), other);

        ClassQueue queue = queues.queue(session);
        assertThat(queue.handOrdered()).isTrue();
        assertThat(queue.pieces())
                .extracting(QueuedPiece::id)
                .containsExactly(pieces.get(2), pieces.get(0), pieces.get(1));
        assertThat(queue.find(pieces.get(1)).orElseThrow().state()).isEqualTo(QueuedPiece.State.HELD);
        assertThat(queues.about(session, pieces.get(0)).label()).isEqualTo("2 · D");
        assertThat(queues.about(session, pieces.get(0)).shape().layerMm()).isGreaterThan(0.1);
    }

    @OnBothDatabases
    void aPieceIsNotStartedBeforeSomebodyHasBadgedIn(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 1);
        Course course = its.course(12);
        CourseSession session = its.session(course, 1);
        QueueDesk queues = its.lab.bean(QueueDesk.class);
        Participant who = its.called(course, "A");
        PieceId piece = ((QueueDesk.Brought.Queued) queues.bring(session, who, its.cube(its.animator, "a"))).piece();

        assertThat(queues.start(session, piece, its.machines.getFirst()))
                .isEqualTo(new QueueDesk.Started.Refused("course.start.badge-first"));
        assertThat(state(queues, session, piece)).isEqualTo(QueuedPiece.State.WAITING);
        assertThat(queues.startByHand(session, piece, its.machines.getFirst()))
                .isInstanceOf(QueueDesk.Started.Running.class);
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
    void aRotaThatBreaksALimitIsRefusedAndSaysWhich(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 1);
        Course course = its.course(12);
        CourseSession session = its.session(course, 1);
        Member lou = People.in(its.lab, Role.VOLUNTEER);
        Rotas rotas = its.lab.bean(Rotas.class);
        rotas.employ(lou.id(), StaffKind.SERVICE_CIVIQUE);
        rotas.supervise(its.machines.getFirst(), true);
        RotaDesk desk = its.lab.bean(RotaDesk.class);

        assertThat(desk.add(its.animator, session, lou))
                .containsExactly(new RotaFinding.Unsupervised(lou.id(), session.slot()));
        assertThat(rotas.helpers(session.id())).isEmpty();

        rotas.employ(its.animator.id(), StaffKind.SALARIED);
        assertThat(desk.add(its.animator, session, lou)).isEmpty();
        Course sameTime = its.course(12);
        assertThat(desk.add(its.animator, its.session(sameTime, 1), lou))
                .hasAtLeastOneElementOfType(RotaFinding.TwoPlaces.class);
    }

    @OnBothDatabases
    void theFourthDropInIsNotGivenButACourseProposed(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 0);
        Participant who = its.called(its.course(5), "A");
        Rotas rotas = its.lab.bean(Rotas.class);

        for (int time = 1; time <= DropIn.MOST; time++) {
            assertThat(rotas.dropIn(who.id(), its.animator.id(), "slicer")).isEqualTo(new DropIn.Help(time));
        }

        assertThat(rotas.dropIn(who.id(), its.animator.id(), "slicer")).isEqualTo(new DropIn.ProposeCourse());
        assertThat(rotas.dropIns(who.id())).isEqualTo(3);
    }

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

    private static Attendance noted(CourseLab its, CourseSession session, Participant who) {
        return java.util.Objects.requireNonNull(
                its.lab.bean(Attendances.class).of(session.id()).get(who.id()));
    }

    private static QueuedPiece.State state(QueueDesk queues, CourseSession session, PieceId piece) {
        return queues.queue(session).find(piece).orElseThrow().state();
    }

    private static List<Permission> permissions(CourseLab its, CourseSession session) {
        LeaseSource source = its.lab.bean(CourseLeases.class);
        return source.permissions("test-bench", session.slot().start(), session.afterUntil()).stream()
                .filter(p -> p.machine().equals(its.machines.getFirst().value()))
                .toList();
    }
}
