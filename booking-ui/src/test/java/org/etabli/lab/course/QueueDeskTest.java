package org.etabli.lab.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert;
import org.etabli.lab.course.queue.ClassQueue;
import org.etabli.lab.course.queue.PieceId;
import org.etabli.lab.course.queue.QueuedPiece;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;
import org.etabli.lab.testlab.People;
import org.etabli.lab.usage.UsageRecord;
import org.etabli.lab.usage.UsageRecords;

/** The class's print queue, and what became of its pieces. */
class QueueDeskTest {

    @OnBothDatabases
    void aFailedPieceIsQueuedAgainAndEveryUnitOfTheMachinesIsAttributed(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 2);
        Course course = its.course(12);
        CourseSession session = its.session(course, 1);
        SessionDesk desk = its.lab.bean(SessionDesk.class);
        its.lab.clock().set(session.slot().start());
        desk.open(its.animator, session);
        List<PieceId> pieces = new ArrayList<>();
        for (String name : List.of("Ada", "Bo", "Cléo")) {
            Participant who = its.called(course, name);
            desk.note(its.animator, session, who.id(), Attendance.State.PRESENT);
            pieces.add(its.piece(session, who));
        }
        MachineId one = its.machines.get(0);
        MachineId two = its.machines.get(1);
        String first = its.openMachine(session, one);
        String second = its.openMachine(session, two);

        its.run(session, pieces.get(0), one, first, true, 601.4, 4.1237);
        its.run(session, pieces.get(1), two, second, false, 200.7, 1.0001);
        assertThat(state(its, session, pieces.get(0))).isEqualTo(QueuedPiece.State.DONE);
        assertThat(state(its, session, pieces.get(1))).isEqualTo(QueuedPiece.State.WAITING);
        var about = its.lab.bean(ClassQueues.class).about(session);
        assertThat(java.util.Objects.requireNonNull(about.get(pieces.get(0))).failure())
                .isNull();
        assertThat(java.util.Objects.requireNonNull(about.get(pieces.get(1))).failure())
                .isEqualTo("came off the bed");
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

        // However many count at once, a share is there once.
        try (ExecutorService counting = Executors.newFixedThreadPool(8)) {
            List<Future<?>> counts = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                counts.add(counting.submit(() -> its.lab.bean(Attribution.class).attribute(its.session(course, 1))));
            }
            assertThat(counts).allSatisfy(count -> assertThat(count).succeedsWithin(Duration.ofMinutes(1)));
        }
        assertThat(its.lab.bean(Shares.class).of(session.id())).containsExactlyInAnyOrderElementsOf(shares);
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
            pieces.add(its.piece(session, who));
        }

        queues.change(its.animator, session, queue -> queue.move(pieces.get(2), 0));
        queues.change(its.animator, session, queue -> queue.hold(pieces.get(1)));
        Participant other = its.called(course, "D");
        queues.giveTo(its.animator, session, pieces.get(0), other);

        ClassQueue queue = its.lab.bean(ClassQueues.class).queue(session);
        assertThat(queue.handOrdered()).isTrue();
        assertThat(queue.pieces())
                .extracting(QueuedPiece::id)
                .containsExactly(pieces.get(2), pieces.get(0), pieces.get(1));
        assertThat(queue.find(pieces.get(1)).orElseThrow().state()).isEqualTo(QueuedPiece.State.HELD);
        assertThat(its.lab.bean(ClassQueues.class).about(session, pieces.get(0)).label())
                .isEqualTo("2 · D");
        assertThat(its.lab
                        .bean(ClassQueues.class)
                        .about(session, pieces.get(0))
                        .shape()
                        .layerMm())
                .isGreaterThan(0.1);
    }

    @OnBothDatabases
    void aPieceIsNotStartedBeforeSomebodyHasBadgedIn(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 1);
        Course course = its.course(12);
        CourseSession session = its.session(course, 1);
        QueueDesk queues = its.lab.bean(QueueDesk.class);
        Participant who = its.called(course, "A");
        PieceId piece = its.piece(session, who);

        assertThat(queues.start(its.animator, session, piece, its.machines.getFirst()))
                .isEqualTo(new QueueDesk.Started.Refused("course.start.badge-first"));
        assertThat(state(its, session, piece)).isEqualTo(QueuedPiece.State.WAITING);
        assertThat(queues.startByHand(its.animator, session, piece, its.machines.getFirst()))
                .isInstanceOf(QueueDesk.Started.Running.class);
    }

    @OnBothDatabases
    void whoDoesNotRunTheSessionChangesNothingInItsQueue(Database database) {
        CourseLab its = new CourseLab(Lab.on(database), 1);
        CourseSession session = its.begun(12);
        Participant who = its.called(its.of(session), "A");
        PieceId piece = its.piece(session, who);
        Member stranger = People.in(its.lab, Role.VOLUNTEER);
        QueueDesk desk = its.lab.bean(QueueDesk.class);
        MachineId machine = its.machines.getFirst();

        List<ThrowableAssert.ThrowingCallable> deeds = List.of(
                () -> desk.bring(stranger, session, who, its.cube(stranger, "b.gcode")),
                () -> desk.change(stranger, session, queue -> queue.hold(piece)),
                () -> desk.giveTo(stranger, session, piece, who),
                () -> desk.start(stranger, session, piece, machine),
                () -> desk.startByHand(stranger, session, piece, machine),
                () -> desk.finish(stranger, session, piece),
                () -> desk.fail(stranger, session, piece, "no"));

        assertThat(deeds).allSatisfy(deed -> assertThatThrownBy(deed).isInstanceOf(IllegalArgumentException.class));
        assertThat(state(its, session, piece)).isEqualTo(QueuedPiece.State.WAITING);
    }

    private static QueuedPiece.State state(CourseLab its, CourseSession session, PieceId piece) {
        return its.lab
                .bean(ClassQueues.class)
                .queue(session)
                .find(piece)
                .orElseThrow()
                .state();
    }
}
