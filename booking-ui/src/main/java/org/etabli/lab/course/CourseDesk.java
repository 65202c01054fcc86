package org.etabli.lab.course;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.etabli.lab.course.cycle.Cycle;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.member.Outcome;
import org.etabli.lab.member.Role;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.site.LabSettings;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps templates, plans courses from them, keeps their machines free, and cancels them. */
@Service
public class CourseDesk {

    /** Machines may finish a long piece after the class; not into the night. */
    public static final Duration LONGEST_AFTER = Duration.ofHours(8);

    private final Team team;
    private final Templates templates;
    private final Courses courses;
    private final Pauses pauses;
    private final MachineBlocks blocks;
    private final Rooms rooms;
    private final RoomDesk roomDesk;
    private final Members members;
    private final ApplicationEventPublisher events;
    private final ZoneId zone;
    private final Clock clock;

    CourseDesk(
            Team team,
            Templates templates,
            Courses courses,
            Pauses pauses,
            MachineBlocks blocks,
            Rooms rooms,
            RoomDesk roomDesk,
            Members members,
            ApplicationEventPublisher events,
            LabSettings settings,
            Clock clock) {
        this.team = team;
        this.templates = templates;
        this.courses = courses;
        this.pauses = pauses;
        this.blocks = blocks;
        this.rooms = rooms;
        this.roomDesk = roomDesk;
        this.members = members;
        this.events = events;
        this.zone = settings.site().zone();
        this.clock = clock;
    }

    @Transactional
    public Outcome keep(Member by, Template template) {
        if (!by.is(Role.ANIMATOR)) {
            return new Outcome.Refused("course.refused.role");
        }
        String fault = template.fault();
        if (fault == null && templates.isNamed(template.name(), template.id())) {
            fault = "course.fault.name-taken";
        }
        if (fault != null) {
            return new Outcome.Refused(fault);
        }
        templates.keep(template);
        return new Outcome.Done();
    }

    /** When a cycle's sessions would be, and which days are skipped. */
    public Cycle cycle(Template template, LocalDate first, LocalTime at) {
        Duration length = Duration.ofMinutes(template.minutes());
        return Cycle.weekly(first, at, length, template.sessions(), zone, pauses.daysOff(at, length));
    }

    /**
     * A machine that could not be kept for a session.
     *
     * @param taken whose reservations are in the way; none where a rule says no
     */
    public record Conflict(CourseSession session, MachineId machine, String text, List<Reservation> taken) {}

    /** @param conflicts what is in the way of the course's machines; nothing was displaced */
    public record Planned(Course course, Cycle cycle, List<Conflict> conflicts) {}

    /** Plans a course; machines that are free are kept, nobody's reservation is touched. */
    @Transactional
    public Planned plan(Member by, Template template, Member animator, LocalDate first, LocalTime at, Duration after) {
        if (!by.is(Role.ANIMATOR) || !animator.is(Role.VOLUNTEER)) {
            throw new IllegalArgumentException("courses are planned by animators, for people of the lab");
        }
        if (after.isNegative() || after.compareTo(LONGEST_AFTER) > 0) {
            throw new IllegalArgumentException("machines go on for at most " + LONGEST_AFTER + " after a class");
        }
        Cycle cycle = cycle(template, first, at);
        Course course = courses.add(template, animator.id(), cycle, after);
        return new Planned(course, cycle, keepMachines(course));
    }

    /** The same course again, on the same day of the week and at the same hour, from a day on. */
    @Transactional
    public Planned duplicate(Member by, Course course, LocalDate from) {
        CourseSession first = courses.sessions(course.id()).getFirst();
        Template template = templates.find(course.template()).orElseThrow();
        Member animator = members.find(course.animator()).orElse(by);
        Planned planned = plan(
                by,
                template,
                animator,
                Cycle.sameWeekday(first.slot().start(), from, zone),
                first.slot().start().atZone(zone).toLocalTime(),
                Duration.between(first.slot().end(), first.afterUntil()));
        rooms.of(first.id())
                .ifPresent(place ->
                        roomDesk.keep(by, planned.course(), place.room().id()));
        return planned;
    }

    /** The first day a next term could begin: the week after the last session. */
    public LocalDate nextTerm(Course course) {
        LocalDate after = courses.sessions(course.id())
                .getLast()
                .slot()
                .end()
                .atZone(zone)
                .toLocalDate();
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return (after.isBefore(today) ? today : after).plusDays(1);
    }

    /** Keeps what is free of the machines the coming sessions need; answers what is in the way of the others. */
    @Transactional
    public List<Conflict> keepMachines(Course course) {
        List<Conflict> conflicts = new ArrayList<>();
        Member animator = members.find(course.animator()).orElseThrow();
        for (CourseSession session : courses.sessions(course.id())) {
            for (CourseSession.Kept machine : session.machines()) {
                if (machine.reservation() == null && session.afterUntil().isAfter(clock.instant())) {
                    keep(session, machine.machine(), animator).ifPresent(conflicts::add);
                }
            }
        }
        return List.copyOf(conflicts);
    }

    private Optional<Conflict> keep(CourseSession session, MachineId machine, Member animator) {
        TimeSlot slot = session.withAfter();
        return switch (blocks.keep(machine, animator, slot)) {
            case MachineBlocks.Block.Kept kept -> {
                courses.keep(session.id(), machine, kept.reservation());
                yield Optional.empty();
            }
            case MachineBlocks.Block.Refused refused ->
                Optional.of(new Conflict(session, machine, refused.text(), blocks.taken(machine, slot)));
        };
    }

    /**
     * Somebody whose reservation made room.
     *
     * @param to where they are now; empty where no free slot was near
     */
    public record Moved(Reservation from, Optional<TimeSlot> to) {}

    /**
     * An animator decides that a class goes first: who is in the way is moved to the nearest free slot, and told. Who
     * has come already stays.
     */
    @Transactional
    public List<Moved> makeRoom(Member by, Conflict conflict) {
        if (!by.is(Role.ANIMATOR)) {
            throw new IllegalArgumentException("only animators move other people's reservations");
        }
        TimeSlot wanted = conflict.session().withAfter();
        List<Moved> moved = blocks.taken(conflict.machine(), wanted).stream()
                .filter(r -> courses.keptBy(r.id()).isEmpty() && r.arrivedAt() == null)
                .map(r -> new Moved(r, blocks.moveAway(r, wanted, by)))
                .toList();
        Course course = courses.find(conflict.session().course()).orElseThrow();
        keep(
                conflict.session(),
                conflict.machine(),
                members.find(course.animator()).orElseThrow());
        return moved;
    }

    /** Cancels a course; its machines are free again, and who was enrolled is told. */
    @Transactional
    public Outcome cancel(Member by, Course course) {
        if (!by.is(Role.ANIMATOR)) {
            return new Outcome.Refused("course.refused.role");
        }
        courses.cancel(course.id());
        for (CourseSession session : courses.sessions(course.id())) {
            for (CourseSession.Kept machine : session.machines()) {
                if (machine.reservation() != null && session.openedAt() == null) {
                    blocks.release(machine.reservation(), by);
                    courses.keep(session.id(), machine.machine(), null);
                }
            }
        }
        events.publishEvent(new CourseCancelled(course.id()));
        return new Outcome.Done();
    }

    /** Whether somebody runs the course. */
    public boolean runs(Member member, Course course) {
        return team.runs(member, course);
    }
}
