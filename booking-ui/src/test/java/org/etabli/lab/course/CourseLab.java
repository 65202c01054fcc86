package org.etabli.lab.course;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.etabli.controller.contract.BenchEvent;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.JobUsage;
import org.etabli.controller.contract.PowerOffCause;
import org.etabli.lab.bench.BenchEvents;
import org.etabli.lab.course.queue.PieceId;
import org.etabli.lab.job.GcodeFile;
import org.etabli.lab.job.GcodeFiles;
import org.etabli.lab.job.Job;
import org.etabli.lab.job.JobDesk;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.Reservations;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.People;
import org.etabli.lab.training.TrainingId;
import org.jspecify.annotations.Nullable;

/** A course in a running lab, for tests: its own machines and people. */
final class CourseLab {

    static final LocalDate MONDAY = LocalDate.of(2026, 3, 9);
    static final LocalTime TWO_PM = LocalTime.of(14, 0);

    final Lab lab;
    final Member animator;
    final List<MachineId> machines = new ArrayList<>();

    CourseLab(Lab lab, int printers) {
        this.lab = lab;
        this.animator = People.in(lab, Role.ANIMATOR);
        for (int i = 0; i < printers; i++) {
            machines.add(lab.newMachine());
        }
    }

    Template template(int capacity) {
        return template(capacity, "theme " + UUID.randomUUID(), null);
    }

    Template template(int capacity, String theme, @Nullable TrainingId training) {
        Template template = new Template(
                TemplateId.fresh(),
                "Course " + UUID.randomUUID(),
                theme,
                Level.BEGINNERS,
                "Draw and print",
                "A pencil",
                6,
                90,
                capacity,
                8,
                12,
                0,
                training,
                Set.copyOf(machines),
                List.of("Draw", "Slice", "Print"),
                List.of(new Template.Material("Handout", "https://example.org/a.pdf", "CC BY-SA 4.0")),
                false);
        if (!lab.bean(CourseDesk.class).keep(animator, template).done()) {
            throw new IllegalStateException("template refused");
        }
        return template;
    }

    CourseDesk.Planned plan(Template template) {
        return lab.bean(CourseDesk.class).plan(animator, template, animator, MONDAY, TWO_PM, Duration.ofHours(1));
    }

    Course course(int capacity) {
        return plan(template(capacity)).course();
    }

    Participant called(Course course, String name) {
        Enrolling answer = lab.bean(EnrolmentDesk.class).enrol(animator, course.id(), NewParticipant.called(name));
        return switch (answer) {
            case Enrolling.Enrolled enrolled -> enrolled.participant();
            case Enrolling.Waiting waiting -> waiting.participant();
            case Enrolling.Refused refused -> throw new IllegalStateException(refused.text());
        };
    }

    CourseSession session(Course course, int number) {
        return lab.bean(Courses.class).sessions(course.id()).get(number - 1);
    }

    SessionDesk desk() {
        return lab.bean(SessionDesk.class);
    }

    /** The first session of a new course, just begun. */
    CourseSession begun(int capacity) {
        CourseSession session = session(course(capacity), 1);
        lab.clock().set(session.slot().start());
        return session;
    }

    Course of(CourseSession session) {
        return lab.bean(Courses.class).find(session.course()).orElseThrow();
    }

    /** Somebody's file, read and queued. */
    PieceId piece(CourseSession session, Participant who) {
        QueueDesk.Brought brought =
                lab.bean(QueueDesk.class).bring(animator, session, who, cube(animator, who.callName() + ".gcode"));
        return ((QueueDesk.Brought.Queued) brought).piece();
    }

    Attendance noted(CourseSession session, Participant who) {
        return java.util.Objects.requireNonNull(
                lab.bean(Attendances.class).of(session.id()).get(who.id()));
    }

    GcodeFile cube(Member owner, String name) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("src/test/resources/gcode/cube.gcode"));
            return lab.bean(GcodeFiles.class).add(owner.id(), name, new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final java.util.concurrent.atomic.AtomicLong SEQUENCE =
            new java.util.concurrent.atomic.AtomicLong(1_000_000);

    /** As the bench would tell it: kept as an event, and followed by jobs, sessions and shares. */
    void report(MachineId machine, String session, Happening what, Instant at) {
        lab.bean(BenchEvents.class)
                .receive(new BenchEvent(
                        1, "test-bench", SEQUENCE.incrementAndGet(), at, true, machine.value(), session, what));
    }

    /** A job of the class's queue, run from its start to its end. */
    void run(CourseSession session, PieceId piece, MachineId machine, String usage, boolean done, double... figures) {
        Reservation kept = lab.bean(Reservations.class)
                .find(java.util.Objects.requireNonNull(session.machines().stream()
                        .filter(m -> m.machine().equals(machine))
                        .findFirst()
                        .orElseThrow()
                        .reservation()))
                .orElseThrow();
        ClassQueues queues = lab.bean(ClassQueues.class);
        GcodeFile file = lab.bean(GcodeFiles.class)
                .find(queues.about(session, piece).file())
                .orElseThrow();
        Job job = lab.bean(JobDesk.class).queue(kept, file).orElseThrow();
        queues.change(session, queue -> queue.start(piece, machine));
        lab.bean(Pieces.class).begin(piece, machine, job.id().value());
        Instant at = lab.clock().instant();
        report(machine, usage, new Happening.JobStarted(job.id().toString(), file.sha256(), 10), at);
        JobUsage used = new JobUsage(figures[0], 0, 0, 0, List.of(new JobUsage.Filament(0, 1, 1, figures[1])));
        report(
                machine,
                usage,
                new Happening.JobEnded(
                        job.id().toString(),
                        done ? Happening.Outcome.COMPLETED : Happening.Outcome.FAILED,
                        done ? null : "came off the bed",
                        10,
                        10,
                        used),
                at.plusSeconds(1));
    }

    String openMachine(CourseSession session, MachineId machine) {
        String usage = "u-" + UUID.randomUUID();
        String reservation = session.machines().stream()
                .filter(m -> m.machine().equals(machine))
                .map(m -> String.valueOf(m.reservation()))
                .findFirst()
                .orElseThrow();
        Instant at = lab.clock().instant();
        report(
                machine,
                usage,
                new Happening.SessionOpened(
                        animator.id().toString(), reservation, session.id().toString(), null),
                at);
        report(machine, usage, new Happening.PoweredOn(), at);
        return usage;
    }

    void closeMachine(MachineId machine, String usage, double wattHours) {
        Instant at = lab.clock().instant();
        report(machine, usage, new Happening.PoweredOff(PowerOffCause.BADGE_OUT), at);
        report(machine, usage, new Happening.SessionClosed(PowerOffCause.BADGE_OUT, wattHours), at);
    }
}
