package org.etabli.lab.course;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.etabli.lab.course.queue.ClassQueue;
import org.etabli.lab.course.queue.ClassQueue.Step;
import org.etabli.lab.course.queue.Lane;
import org.etabli.lab.course.queue.PieceId;
import org.etabli.lab.course.queue.QueuedPiece;
import org.etabli.lab.course.queue.Scheduler;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.machine.Machines;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Every session's print queue as it is now. People change it by {@link QueueDesk}, benches by what they report. */
@Component
public class ClassQueues {

    private static final int LONGEST_REASON = 500;

    private final Courses courses;
    private final Pieces pieces;
    private final Machines machines;
    private final Clock clock;

    ClassQueues(Courses courses, Pieces pieces, Machines machines, Clock clock) {
        this.courses = courses;
        this.pieces = pieces;
        this.machines = machines;
        this.clock = clock;
    }

    public ClassQueue queue(CourseSession session) {
        return pieces.queue(current(session));
    }

    /** What the queue does not need to know, of all pieces of a session. */
    public Map<PieceId, Pieces.About> about(CourseSession session) {
        return pieces.about(session.id());
    }

    public Pieces.About about(CourseSession session, PieceId piece) {
        return Optional.ofNullable(pieces.about(session.id()).get(piece)).orElseThrow();
    }

    public List<Machine> machines(CourseSession session) {
        return session.machines().stream()
                .map(m -> machines.find(m.machine()).orElseThrow())
                .toList();
    }

    /** The session's machines, with when each can begin the next piece. */
    public List<Lane> lanes(CourseSession session) {
        ClassQueue queue = queue(session);
        Instant now = clock.instant();
        Instant from = now.isBefore(session.slot().start()) ? session.slot().start() : now;
        return session.machines().stream()
                .map(m -> new Lane(
                        m.machine(),
                        queue.running(m.machine())
                                .map(running -> free(running, m.machine(), from))
                                .orElse(from),
                        session.slot().end(),
                        session.afterUntil()))
                .toList();
    }

    private Instant free(QueuedPiece running, MachineId machine, Instant from) {
        Duration length = running.lengths().getOrDefault(machine, Duration.ZERO);
        Instant end = pieces.begunAt(running.id()).orElse(from).plus(length).plus(Scheduler.CHANGEOVER);
        return end.isBefore(from) ? from : end;
    }

    /** One deed on the queue, written when it was taken. */
    @Transactional
    Step change(CourseSession session, Function<ClassQueue, Step> deed) {
        pieces.lock(session.id());
        ClassQueue before = queue(session);
        Step step = deed.apply(before);
        if (step instanceof Step.Taken(ClassQueue after)) {
            pieces.save(session.id(), before, after);
            if (after.handOrdered() != before.handOrdered()) {
                courses.order(session.id(), after.handOrdered());
            }
        }
        return step;
    }

    @Transactional
    Step finish(CourseSession session, PieceId piece) {
        pieces.end(piece, true, null);
        return change(session, queue -> queue.finish(piece));
    }

    /** It failed: it waits again at its place. */
    @Transactional
    Step fail(CourseSession session, PieceId piece, String reason) {
        pieces.end(piece, false, reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON));
        return change(session, queue -> queue.fail(piece));
    }

    private CourseSession current(CourseSession session) {
        return courses.session(session.id()).orElseThrow();
    }
}
