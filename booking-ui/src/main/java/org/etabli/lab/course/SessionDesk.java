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
import org.etabli.lab.machine.Machine;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
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
    private final QueueDesk queues;
    private final Rotas rotas;
    private final LiveStates states;
    private final Orders orders;
    private final Clock clock;

    SessionDesk(
            Courses courses,
            Enrolments enrolments,
            Attendances attendances,
            Attribution attribution,
            QueueDesk queues,
            Rotas rotas,
            LiveStates states,
            Orders orders,
            Clock clock) {
        this.courses = courses;
        this.enrolments = enrolments;
        this.attendances = attendances;
        this.attribution = attribution;
        this.queues = queues;
        this.rotas = rotas;
        this.states = states;
        this.orders = orders;
        this.clock = clock;
    }

    /** Whether somebody runs a session: its animator, a helper of its rota, or any animator of the lab. */
    public boolean runs(Member member, CourseSession session) {
        Course course = courses.find(session.course()).orElseThrow();
        return member.is(Role.ANIMATOR)
                || course.animator().equals(member.id())
                || rotas.helpers(session.id()).contains(member.id());
    }

    @Transactional
    public void open(Member by, CourseSession session) {
        check(by, session);
        courses.opened(session.id());
    }

    /** One touch: somebody is here, or is not. */
    @Transactional
    public void note(Member by, CourseSession session, ParticipantId who, Attendance.State state) {
        note(by, session, who, state, clock.instant());
    }

    /**
     * What was noted on a device without a network, told later.
     *
     * @param at when it was touched, by the device's clock; one ahead of ours is taken as now
     */
    @Transactional
    public boolean note(Member by, CourseSession session, ParticipantId who, Attendance.State state, Instant at) {
        check(by, session);
        boolean enrolled = enrolments.enrolled(session.course()).stream()
                .anyMatch(e -> e.participant().id().equals(who));
        Instant now = clock.instant();
        return enrolled && attendances.note(session.id(), who, state, at.isAfter(now) ? now : at, null);
    }

    /** Somebody leaves before the end. */
    @Transactional
    public void leave(Member by, CourseSession session, ParticipantId who) {
        check(by, session);
        Instant now = clock.instant();
        attendances.note(session.id(), who, Attendance.State.PRESENT, now, within(session, now));
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
        check(by, session);
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
        check(by, session);
        Map<ParticipantId, Attendance> noted = attendances.of(session.id());
        Instant now = clock.instant();
        enrolments.enrolled(session.course()).stream()
                .map(e -> e.participant().id())
                .filter(who -> !noted.containsKey(who))
                .forEach(who -> attendances.note(session.id(), who, Attendance.State.ABSENT, now, null));
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

    private void switchOff(Machine machine) {
        states.of(machine.id().value())
                .filter(state -> state.job() == null)
                .map(MachineState::session)
                .ifPresent(open -> orders.send(machine.bench(), machine.id().value(), new Order.EndSession(open)));
    }

    private void check(Member by, CourseSession session) {
        if (!runs(by, session)) {
            throw new IllegalArgumentException("a session is run by its animator and helpers");
        }
    }
}
