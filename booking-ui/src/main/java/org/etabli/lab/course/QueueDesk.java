package org.etabli.lab.course;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.etabli.gcode.Analysis;
import org.etabli.gcode.check.Finding;
import org.etabli.gcode.estimate.Estimate;
import org.etabli.lab.course.queue.ClassQueue;
import org.etabli.lab.course.queue.ClassQueue.Step;
import org.etabli.lab.course.queue.PieceId;
import org.etabli.lab.course.queue.QueuedPiece;
import org.etabli.lab.course.queue.Shape;
import org.etabli.lab.job.Analyses;
import org.etabli.lab.job.GcodeFile;
import org.etabli.lab.job.GcodeFiles;
import org.etabli.lab.job.Job;
import org.etabli.lab.job.JobDesk;
import org.etabli.lab.job.Jobs;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.Reservations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What who runs a session does with its print queue: takes files in, orders them, starts them on the machines. */
@Service
public class QueueDesk {

    /** A name on a label that a child can read at arm's length. */
    private static final int LONGEST_LABEL = 80;

    private final Team team;
    private final ClassQueues queues;
    private final Pieces pieces;
    private final GcodeFiles files;
    private final Analyses analyses;
    private final Members members;
    private final Reservations reservations;
    private final JobDesk desk;
    private final Jobs jobs;

    QueueDesk(
            Team team,
            ClassQueues queues,
            Pieces pieces,
            GcodeFiles files,
            Analyses analyses,
            Members members,
            Reservations reservations,
            JobDesk desk,
            Jobs jobs) {
        this.team = team;
        this.queues = queues;
        this.pieces = pieces;
        this.files = files;
        this.analyses = analyses;
        this.members = members;
        this.reservations = reservations;
        this.desk = desk;
        this.jobs = jobs;
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
    public Brought bring(Member by, CourseSession session, Participant owner, GcodeFile file) {
        team.check(by, session);
        Map<MachineId, Duration> lengths = new HashMap<>();
        Map<MachineId, Double> grams = new HashMap<>();
        Map<MachineId, List<Finding>> findings = new HashMap<>();
        Shape shape = new Shape(0, 0, 0, 0);
        for (Machine machine : queues.machines(session)) {
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
        ClassQueue queue = queues.queue(session);
        PieceId id = PieceId.fresh();
        return switch (queue.add(id, owner.id().value(), lengths)) {
            case Step.Refused(ClassQueue.Why why) -> new Brought.Refused(why);
            case Step.Taken(ClassQueue after) -> {
                String label = label(after.pieces().size(), owner);
                QueuedPiece piece = after.find(id).orElseThrow();
                pieces.add(
                        session.id(),
                        piece,
                        new Pieces.About(id, file.id(), label, shape, null),
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

    /** One deed on the queue. */
    @Transactional
    public Step change(Member by, CourseSession session, Function<ClassQueue, Step> deed) {
        team.check(by, session);
        return queues.change(session, deed);
    }

    /** Hands a piece over to another child; its label follows. */
    @Transactional
    public Step giveTo(Member by, CourseSession session, PieceId piece, Participant other) {
        Step step = change(by, session, queue -> queue.giveTo(piece, other.id().value()));
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
    public Started start(Member by, CourseSession session, PieceId piece, MachineId machine) {
        team.check(by, session);
        Optional<Reservation> kept = session.machines().stream()
                .filter(m -> m.machine().equals(machine) && m.reservation() != null)
                .findFirst()
                .flatMap(m -> reservations.find(java.util.Objects.requireNonNull(m.reservation())))
                .filter(r -> !r.cancelled());
        if (kept.isEmpty()) {
            return new Started.Refused("course.start.not-kept");
        }
        Member animator = members.find(kept.get().member()).orElseThrow();
        GcodeFile file = files.find(queues.about(session, piece).file()).orElseThrow();
        pieces.lock(session.id());
        if (queues.queue(session).start(piece, machine) instanceof Step.Refused(ClassQueue.Why why)) {
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
        queues.change(session, queue -> queue.start(piece, machine));
        pieces.begin(piece, machine, job.orElseThrow().id().value());
        return new Started.Running();
    }

    /** A machine without a bench, or started at its own display. */
    @Transactional
    public Started startByHand(Member by, CourseSession session, PieceId piece, MachineId machine) {
        if (change(by, session, queue -> queue.start(piece, machine)) instanceof Step.Refused(ClassQueue.Why why)) {
            return new Started.Refused(text(why));
        }
        pieces.begin(piece, machine, null);
        return new Started.Running();
    }

    @Transactional
    public Step finish(Member by, CourseSession session, PieceId piece) {
        team.check(by, session);
        return queues.finish(session, piece);
    }

    /** It failed: it waits again at its place. */
    @Transactional
    public Step fail(Member by, CourseSession session, PieceId piece, String reason) {
        team.check(by, session);
        return queues.fail(session, piece, reason);
    }

    private static String text(ClassQueue.Why why) {
        return "course.queue." + why.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** A job that an earlier start left waiting, because nobody had badged in. */
    private Optional<Job> waitingJob(Reservation reservation, GcodeFile file) {
        return jobs.of(reservation.id()).stream()
                .filter(job -> job.isWaiting() && job.file().equals(file.id()))
                .filter(job -> !pieces.isTried(job.id().value()))
                .findFirst();
    }
}
