package org.etabli.lab.course;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.etabli.controller.contract.BenchEvent;
import org.etabli.controller.contract.Happening;
import org.etabli.lab.bench.BenchReported;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Badges;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.reservation.TimeSlot;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A participant's badge at a machine of their session says that they are here. It opens nothing for them: the bench
 * greets it, as its lease says, and tells whose it was, also when the network was away. One that the lease does not know
 * yet, as of somebody enrolled while the network was away, is refused there and counts here all the same. A touch on the sheet says more
 * than a badge: who left, or was seen to be away later, stays so.
 */
@Component
class BadgedAttendance {

    /** Who comes early badges early. */
    static final Duration BEFORE = Duration.ofMinutes(30);

    private final Courses courses;
    private final Enrolments enrolments;
    private final Participants participants;
    private final Attendances attendances;
    private final Badges badges;
    private final SessionDesk desk;

    BadgedAttendance(
            Courses courses,
            Enrolments enrolments,
            Participants participants,
            Attendances attendances,
            Badges badges,
            SessionDesk desk) {
        this.courses = courses;
        this.enrolments = enrolments;
        this.participants = participants;
        this.attendances = attendances;
        this.badges = badges;
        this.desk = desk;
    }

    @EventListener
    @Order(30)
    @Transactional
    void on(BenchReported reported) {
        BenchEvent event = reported.event();
        String machine = event.machine();
        if (machine != null) {
            badged(event.what())
                    .flatMap(participants::of)
                    .ifPresent(who -> here(who.id(), new MachineId(machine), event.at()));
        }
    }

    private Optional<MemberId> badged(Happening what) {
        return what instanceof Happening.BadgeNoted noted
                ? badges.ownerOf(noted.badge())
                : what instanceof Happening.BadgeRefused refused
                        ? badges.ownerOf(refused.badge())
                        : what instanceof Happening.SessionOpened opened
                                ? MemberId.of(opened.member())
                                : Optional.empty();
    }

    private void here(ParticipantId who, MachineId machine, Instant at) {
        courses.during(TimeSlot.of(at, BEFORE)).stream()
                .filter(session -> at.isBefore(session.slot().end())
                        && !at.isBefore(session.slot().start().minus(BEFORE)))
                .filter(session -> session.machines().stream()
                        .anyMatch(kept -> kept.machine().equals(machine)))
                .filter(session -> enrolments.enrolled(session.course()).stream()
                        .anyMatch(e -> e.participant().id().equals(who)))
                .forEach(session -> note(session, who, at));
    }

    private void note(CourseSession session, ParticipantId who, Instant at) {
        Attendance noted = attendances.of(session.id()).get(who);
        if (noted == null || !noted.isPresent()) {
            attendances.note(session.id(), who, Attendance.State.PRESENT, at, null);
            desk.recount(session);
        }
    }
}
