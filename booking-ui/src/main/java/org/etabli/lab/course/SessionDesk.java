package org.etabli.lab.course;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.etabli.controller.contract.MachineState;
import org.etabli.controller.contract.Order;
import org.etabli.lab.bench.LiveStates;
import org.etabli.lab.bench.Orders;
import org.etabli.lab.course.queue.Placement;
import org.etabli.lab.job.Job;
import org.etabli.lab.job.JobId;
import org.etabli.lab.job.Jobs;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.member.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an animator does while a session runs: open it, note who is there, close it. */
@Service
public class SessionDesk {

    private static final Pattern PATH = Pattern.compile("[ML0-9., -]+");

    private final Courses courses;
    private final Enrolments enrolments;
    private final Attendances attendances;
    private final Attribution attribution;
    private final ClassQueues queues;
    private final Team team;
    private final LiveStates states;
    private final Orders orders;
    private final Jobs jobs;
    private final Clock clock;

    SessionDesk(
            Courses courses,
            Enrolments enrolments,
            Attendances attendances,
            Attribution attribution,
            ClassQueues queues,
            Team team,
            LiveStates states,
            Orders orders,
            Jobs jobs,
            Clock clock) {
        this.courses = courses;
        this.enrolments = enrolments;
        this.attendances = attendances;
        this.attribution = attribution;
        this.queues = queues;
        this.team = team;
        this.states = states;
        this.orders = orders;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Transactional
    public void open(Member by, CourseSession session) {
        team.check(by, session);
        courses.opened(session.id());
    }

    /** One touch: somebody is here, or is not. */
    @Transactional
    public void note(Member by, CourseSession session, ParticipantId who, Attendance.State state) {
        note(by, session, who, state, clock.instant());
    }

    /**
     * What was noted on a device without a network, told later; says whether it counts.
     *
     * @param at when it was touched; one ahead of our clock is taken as now
     */
    @Transactional
    public boolean note(Member by, CourseSession session, ParticipantId who, Attendance.State state, Instant at) {
        team.check(by, session);
        return isEnrolled(session, who) && attendances.note(session.id(), who, state, notAhead(at), null);
    }

    public boolean isEnrolled(CourseSession session, ParticipantId who) {
        return enrolments.enrolled(session.course()).stream()
                .anyMatch(e -> e.participant().id().equals(who));
    }

    /** Somebody leaves before the end. */
    @Transactional
    public void leave(Member by, CourseSession session, ParticipantId who) {
        leave(by, session, who, clock.instant());
    }

    /** The same, told later. */
    @Transactional
    public boolean leave(Member by, CourseSession session, ParticipantId who, Instant at) {
        team.check(by, session);
        Instant left = notAhead(at);
        return isEnrolled(session, who)
                && attendances.note(session.id(), who, Attendance.State.PRESENT, left, within(session, left));
    }

    /** After notes that came late: a session that somebody was in took place, and its shares are counted anew. */
    @Transactional
    public void toldLater(CourseSession session) {
        if (attendances.of(session.id()).values().stream().anyMatch(Attendance::isPresent)) {
            courses.openedWithoutNetwork(session.id());
        }
        recount(session);
    }

    /** Who was there has changed: what a closed session's machines took is divided anew. */
    @Transactional
    void recount(CourseSession session) {
        if (session.closedAt() != null) {
            attribution.attribute(session);
        }
    }

    private Instant notAhead(Instant at) {
        Instant now = clock.instant();
        return at.isAfter(now) ? now : at;
    }

    private static @Nullable Instant within(CourseSession session, Instant at) {
        if (!at.isBefore(session.slot().end())) {
            return null;
        }
        return at.isBefore(session.slot().start()) ? session.slot().start() : at;
    }

    /** Keeps a signature drawn on the tablet; says whether it is one. */
    @Transactional
    public boolean sign(Member by, CourseSession session, ParticipantId who, String path) {
        team.check(by, session);
        boolean drawn = !path.isBlank()
                && path.length() <= Attendances.LONGEST_SIGNATURE
                && PATH.matcher(path).matches();
        boolean present = Optional.ofNullable(attendances.of(session.id()).get(who))
                .filter(Attendance::isPresent)
                .isPresent();
        if (drawn && present) {
            attendances.sign(session.id(), who, path);
        }
        return drawn && present;
    }

    /**
     * Ends the session: who was not noted was absent, machines that nobody needs any more go off, and what the machines
     * took is divided.
     */
    @Transactional
    public void close(Member by, CourseSession session) {
        team.check(by, session);
        Map<ParticipantId, Attendance> noted = attendances.of(session.id());
        Instant now = clock.instant();
        enrolments.enrolled(session.course()).stream()
                .map(e -> e.participant().id())
                .filter(who -> !noted.containsKey(who))
                .forEach(who -> attendances.assumeAbsent(session.id(), who, now));
        courses.closed(session.id());
        attribution.attribute(session);
        queues.machines(session).stream()
                .filter(machine -> !goesOn(session, machine))
                .forEach(this::switchOff);
    }

    /** After the class a machine goes on for what runs on it, and for what still fits. */
    private boolean goesOn(CourseSession session, Machine machine) {
        return queues.queue(session).running(machine.id()).isPresent()
                || queues.queue(session).schedule(queues.lanes(session)).on(machine.id()).stream()
                        .anyMatch(p -> p.fit() != Placement.Fit.TOO_LATE);
    }

    /** A machine tells its state once a second; that its job has ended is on record before. */
    private boolean isOver(String job) {
        return JobId.told(job).flatMap(jobs::find).filter(Job::isOver).isPresent();
    }

    private void switchOff(Machine machine) {
        states.of(machine.id().value())
                .filter(state -> state.job() == null || isOver(state.job().job()))
                .map(MachineState::session)
                .ifPresent(open -> orders.send(machine.bench(), machine.id().value(), new Order.EndSession(open)));
    }
}
