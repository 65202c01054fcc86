package org.etabli.lab.course.roll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.etabli.lab.course.Attendance;
import org.etabli.lab.course.Attendances;
import org.etabli.lab.course.CourseSession;
import org.etabli.lab.course.Courses;
import org.etabli.lab.course.Enrolment;
import org.etabli.lab.course.Enrolments;
import org.etabli.lab.course.Participant;
import org.etabli.lab.course.ParticipantId;
import org.etabli.lab.course.SessionDesk;
import org.etabli.lab.course.Team;
import org.etabli.lab.course.roll.Touch.Outcome;
import org.etabli.lab.member.Member;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives a device a session's roll, and takes what was touched on it while it had no network. */
@Service
public class RollDesk {

    /** A class touched some times over; a device sends the rest in its next message. */
    public static final int MOST_TOUCHES = 200;

    private final Courses courses;
    private final Enrolments enrolments;
    private final Attendances attendances;
    private final SessionDesk desk;
    private final Team team;
    private final Touches touches;
    private final Clock clock;

    RollDesk(
            Courses courses,
            Enrolments enrolments,
            Attendances attendances,
            SessionDesk desk,
            Team team,
            Touches touches,
            Clock clock) {
        this.courses = courses;
        this.enrolments = enrolments;
        this.attendances = attendances;
        this.desk = desk;
        this.team = team;
        this.touches = touches;
        this.clock = clock;
    }

    /** The roll for somebody who runs the session. */
    public Roll roll(Member by, CourseSession session) {
        team.check(by, session);
        List<Participant> people = enrolments.enrolled(session.course()).stream()
                .map(Enrolment::participant)
                .toList();
        Map<ParticipantId, Attendance> noted = attendances.of(session.id());
        Map<ParticipantId, String> names = FirstNames.of(people);
        return new Roll(
                session.id().value(),
                courses.find(session.course()).orElseThrow().name(),
                session.number(),
                session.slot().start(),
                session.slot().end(),
                session.closedAt() != null,
                people.stream()
                        .map(p -> new Roll.Person(
                                p.id().value(), Objects.requireNonNull(names.get(p.id())), Mark.of(noted.get(p.id()))))
                        .toList());
    }

    /** @param touch which one it is about */
    public record Told(UUID touch, Outcome outcome) {}

    /**
     * Takes what a device noted, in its order. A touch told twice is answered as the first time, and changes nothing.
     *
     * @param deviceNow what the device's clock says as it sends: how far it is off is taken out of every touch
     */
    @Transactional
    public List<Told> tell(Member by, CourseSession session, Instant deviceNow, List<Touch> told) {
        team.check(by, session);
        if (told.size() > MOST_TOUCHES) {
            throw new IllegalArgumentException("at most " + MOST_TOUCHES + " touches at once, not " + told.size());
        }
        courses.lock(session.course());
        Duration off = Duration.between(deviceNow, clock.instant());
        List<Told> answers = new ArrayList<>();
        boolean changed = false;
        for (Touch touch : told) {
            Outcome before = touches.outcome(touch.id()).orElse(null);
            Outcome outcome =
                    before == null ? take(by, session, touch, touch.at().plus(off)) : before;
            changed |= before == null && (outcome == Outcome.TAKEN || outcome == Outcome.OVERRODE);
            answers.add(new Told(touch.id(), outcome));
        }
        if (changed) {
            desk.toldLater(session);
        }
        return List.copyOf(answers);
    }

    private Outcome take(Member by, CourseSession session, Touch touch, Instant asTouched) {
        Instant now = clock.instant();
        Instant at = asTouched.isAfter(now) ? now : asTouched;
        ParticipantId who = new ParticipantId(touch.who());
        Outcome outcome = Outcome.NOT_ENROLLED;
        if (desk.isEnrolled(session, who)) {
            @Nullable Mark before = Mark.of(attendances.of(session.id()).get(who));
            boolean taken =
                    switch (touch.mark()) {
                        case PRESENT -> desk.note(by, session, who, Attendance.State.PRESENT, at);
                        case ABSENT -> desk.note(by, session, who, Attendance.State.ABSENT, at);
                        case LEFT -> desk.leave(by, session, who, at);
                    };
            boolean agreed = before == touch.mark() || before == touch.seen();
            outcome = taken ? agreed ? Outcome.TAKEN : Outcome.OVERRODE : agreedLater(before, touch);
        }
        touches.keep(session.id(), touch, at, now, by.id(), outcome);
        return outcome;
    }

    /** A later note that says the same is no conflict. */
    private static Outcome agreedLater(@Nullable Mark later, Touch touch) {
        return later == touch.mark() ? Outcome.TAKEN : Outcome.SUPERSEDED;
    }
}
