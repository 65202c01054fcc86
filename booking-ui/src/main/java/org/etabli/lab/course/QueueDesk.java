package org.etabli.lab.course;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.JobProgress;
import org.etabli.gcode.Analysis;
import org.etabli.gcode.check.Finding;
import org.etabli.gcode.estimate.Estimate;
import org.etabli.lab.bench.BenchReported;
import org.etabli.lab.course.queue.ClassQueue;
import org.etabli.lab.course.queue.ClassQueue.Step;
import org.etabli.lab.course.queue.Lane;
import org.etabli.lab.course.queue.PieceId;
import org.etabli.lab.course.queue.QueuedPiece;
import org.etabli.lab.course.queue.Scheduler;
import org.etabli.lab.course.queue.Shape;
import org.etabli.lab.job.Analyses;
import org.etabli.lab.job.GcodeFile;
import org.etabli.lab.job.GcodeFiles;
import org.etabli.lab.job.Job;
import org.etabli.lab.job.JobDesk;
import org.etabli.lab.job.JobFinished;
import org.etabli.lab.job.Jobs;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.Reservations;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The class's print queue: takes files in, starts them on the session's machines, follows what became of them. */
@Service
public class QueueDesk {

    /** A name on a label that a child can read at arm's length. */
    private static final int LONGEST_LABEL = 80;

    private final Courses courses;
    private final Pieces pieces;
    private final Participants participants;
    private final GcodeFiles files;
    private final Analyses analyses;
    private final Machines machines;
    private final Members members;
    private final Reservations reservations;
    private final JobDesk desk;
    private final Jobs jobs;
    private final Clock clock;

    QueueDesk(
            Courses courses,
            Pieces pieces,
            Participants participants,
            GcodeFiles files,
            Analyses analyses,
            Machines machines,
            Members members,
            Reservations reservations,
            JobDesk desk,
            Jobs jobs,
            Clock clock) {
        this.courses = courses;
        this.pieces = pieces;
        this.participants = participants;
        this.files = files;
        this.analyses = analyses;
        this.machines = machines;
        this.members = members;
        this.reservations = reservations;
        this.desk = desk;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** What came of bringing a file. */
    public sealed interface Brought {

        record Queued(PieceId piece, String label) implements Brought {}

        /** No machine of the session may run it; what each says of it. */
        record Unfit(Map<MachineId, List<Finding>> findings) implements Brought {}

        record Refused(ClassQueue.Why why) implements Brought {}
    }

    /** Reads a child's file for every machine of the session, and queues it. */
    @Transactional
    public Brought bring(CourseSession session, Participant owner, GcodeFile file) {
        Map<MachineId, Duration> lengths = new HashMap<>();
        Map<MachineId, Double> grams = new HashMap<>();
        Map<MachineId, List<Finding>> findings = new HashMap<>();
        Shape shape = new Shape(0, 0, 0, 0);
        for (Machine machine : machines(session)) {
            Analysis analysis = analyses.of(file, machine);
            findings.put(machine.id(), analysis.findings());
            if (analysis.ok()) {
                Estimate estimate = analysis.estimate();
                lengths.put(machine.id(), Duration.ofSeconds(Math.max(1, Math.round(estimate.seconds()))));
                grams.put(machine.id(), estimate.grams());
                shape = shape(estimate);
            }
        }
        if (lengths.isEmpty()) {
            return new Brought.Unfit(findings);
        }
        pieces.lock(session.id());
        ClassQueue queue = pieces.queue(current(session));
        PieceId id = PieceId.fresh();
        return switch (queue.add(id, owner.id().value(), lengths)) {
            case Step.Refused(ClassQueue.Why why) -> new Brought.Refused(why);
            case Step.Taken(ClassQueue after) -> {
                String label = label(after.pieces().size(), owner);
                QueuedPiece piece = after.find(id).orElseThrow();
                pieces.add(
                        session.id(),
                        piece,
                        new Pieces.About(id, file.id(), label, shape),
                        grams,
                        after.pieces().size() - 1);
                yield new Brought.Queued(id, label);
            }
        };
    }

    private static String label(int number, Participant owner) {
        String label = number + " · " + owner.callName();
        return label.length() <= LONGEST_LABEL ? label : label.substring(0, LONGEST_LABEL);
    }

    private static Shape shape(Estimate estimate) {
        Estimate.Bounds b = estimate.bounds();
        double height = known(b.maxZ());
        double layer = estimate.layers() > 1 ? height / estimate.layers() : 0;
        return new Shape(known(b.maxX() - b.minX()), known(b.maxY() - b.minY()), height, layer);
    }

    private static double known(double mm) {
        return Double.isFinite(mm) ? Math.max(0, mm) : 0;
    }

    /** One deed on the queue, written when it was taken. */
    @Transactional
    public Step change(CourseSession session, Function<ClassQueue, Step> deed) {
        pieces.lock(session.id());
        ClassQueue before = pieces.queue(current(session));
        Step step = deed.apply(before);
        if (step instanceof Step.Taken(ClassQueue after)) {
            pieces.save(session.id(), before, after);
            if (after.handOrdered() != before.handOrdered()) {
                courses.order(session.id(), after.handOrdered());
            }
        }
        return step;
    }

    /** Hands a piece over to another child; its label follows. */
    @Transactional
    public Step giveTo(CourseSession session, PieceId piece, Participant other) {
        Step step = change(session, queue -> queue.giveTo(piece, other.id().value()));
        if (step instanceof Step.Taken(ClassQueue after)) {
            int number = after.pieces().stream().map(QueuedPiece::id).toList().indexOf(piece) + 1;
            pieces.label(piece, label(number, other));
        }
        return step;
    }

    /** What came of starting a piece. */
    public sealed interface Started {

        record Running() implements Started {}

        /** @param text key of the sentence that says why */
        record Refused(String text) implements Started {}
    }

    /** Sends a piece's file to a machine that the animator's badge, or a helper's, has opened. */
    @Transactional
    public Started start(CourseSession session, PieceId piece, MachineId machine) {
        Optional<Reservation> kept = session.machines().stream()
                .filter(m -> m.machine().equals(machine) && m.reservation() != null)
                .findFirst()
                .flatMap(m -> reservations.find(java.util.Objects.requireNonNull(m.reservation())))
                .filter(r -> !r.cancelled());
        if (kept.isEmpty()) {
            return new Started.Refused("course.start.not-kept");
        }
        Member animator = members.find(kept.get().member()).orElseThrow();
        GcodeFile file = files.find(about(session, piece).file()).orElseThrow();
        pieces.lock(session.id());
        if (pieces.queue(current(session)).start(piece, machine) instanceof Step.Refused(ClassQueue.Why why)) {
            return new Started.Refused(text(why));
        }
        Optional<Job> job = waitingJob(kept.get(), file).or(() -> desk.queue(kept.get(), file));
        JobDesk.Answer answer = job.isEmpty()
                ? new JobDesk.Answer.Refused(JobDesk.Answer.Why.FILE_HAS_ERRORS)
                : desk.start(job.get(), animator);
        if (answer instanceof JobDesk.Answer.Refused(JobDesk.Answer.Why why)) {
            return new Started.Refused("course.start."
                    + why.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        }
        change(session, queue -> queue.start(piece, machine));
        pieces.begin(piece, machine, job.orElseThrow().id().value());
        return new Started.Running();
    }

    /** A machine without a bench, or started at its own display. */
    @Transactional
    public Started startByHand(CourseSession session, PieceId piece, MachineId machine) {
        if (change(session, queue -> queue.start(piece, machine)) instanceof Step.Refused(ClassQueue.Why why)) {
            return new Started.Refused(text(why));
        }
        pieces.begin(piece, machine, null);
        return new Started.Running();
    }

    @Transactional
    public Step finish(CourseSession session, PieceId piece) {
        pieces.end(piece, true, null);
        return change(session, queue -> queue.finish(piece));
    }

    /** It failed: it waits again at its place. */
    @Transactional
    public Step fail(CourseSession session, PieceId piece, String reason) {
        pieces.end(piece, false, reason.length() <= 500 ? reason : reason.substring(0, 500));
        return change(session, queue -> queue.fail(piece));
    }

    @EventListener
    void on(JobFinished finished) {
        pieces.madeBy(finished.job().value()).ifPresent(made -> {
            CourseSession session = courses.session(made.session()).orElseThrow();
            Job job = jobs.find(finished.job()).orElseThrow();
            if (job.state() == JobProgress.State.COMPLETED) {
                finish(session, made.piece());
            } else {
                String reason = job.reason();
                fail(session, made.piece(), reason == null ? job.state().name() : reason);
            }
        });
    }

    /** The machine did not take the file: the piece waits again, with what the machine said. */
    @EventListener
    @Order(30)
    void on(BenchReported reported) {
        if (reported.event().what() instanceof Happening.JobRefused(String job, String reason)) {
            id(job).flatMap(pieces::madeBy)
                    .ifPresent(made -> fail(courses.session(made.session()).orElseThrow(), made.piece(), reason));
        }
    }

    /** A bench may host jobs of a script: their ids are not ours. */
    private static Optional<UUID> id(String job) {
        try {
            return Optional.of(UUID.fromString(job));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The session's machines, with when each can begin the next piece. */
    public List<Lane> lanes(CourseSession session) {
        ClassQueue queue = pieces.queue(current(session));
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

    public Optional<Participant> owner(QueuedPiece piece) {
        return participants.find(new ParticipantId(piece.owner()));
    }

    public List<Machine> machines(CourseSession session) {
        return session.machines().stream()
                .map(m -> machines.find(m.machine()).orElseThrow())
                .toList();
    }

    static String text(ClassQueue.Why why) {
        return "course.queue." + why.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** A job that an earlier start left waiting, because nobody had badged in. */
    private Optional<Job> waitingJob(Reservation reservation, GcodeFile file) {
        return jobs.of(reservation.id()).stream()
                .filter(job -> job.isWaiting() && job.file().equals(file.id()))
                .filter(job -> !pieces.isTried(job.id().value()))
                .findFirst();
    }

    private CourseSession current(CourseSession session) {
        return courses.session(session.id()).orElseThrow();
    }
}
