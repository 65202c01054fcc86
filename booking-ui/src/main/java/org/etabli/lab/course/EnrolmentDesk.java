package org.etabli.lab.course;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.etabli.lab.course.Enrolment.State;
import org.etabli.lab.course.Participant.Gender;
import org.etabli.lab.course.Participant.SocialStatus;
import org.etabli.lab.member.Families;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.site.LabSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives places in courses: to people themselves, to children by who answers for them, to anybody at the door. */
@Service
public class EnrolmentDesk {

    /** Children of one family, and who comes with them; more is no family. */
    private static final int MOST_GUARDED = 20;

    private final Courses courses;
    private final Enrolments enrolments;
    private final Participants participants;
    private final Families families;
    private final Team team;
    private final ApplicationEventPublisher events;
    private final ZoneId zone;
    private final Clock clock;

    EnrolmentDesk(
            Courses courses,
            Enrolments enrolments,
            Participants participants,
            Families families,
            Team team,
            ApplicationEventPublisher events,
            LabSettings settings,
            Clock clock) {
        this.courses = courses;
        this.enrolments = enrolments;
        this.participants = participants;
        this.families = families;
        this.team = team;
        this.events = events;
        this.zone = settings.site().zone();
        this.clock = clock;
    }

    /** Somebody enrols themselves, their child who has an account, or anybody of the lab by an animator. */
    @Transactional
    public Enrolling enrol(Member by, CourseId course, Member member) {
        if (!by.id().equals(member.id()) && !families.isGuardian(by.id(), member.id()) && !by.is(Role.ANIMATOR)) {
            return new Enrolling.Refused("course.refused.not-yours");
        }
        Participant participant = participants.of(member.id()).orElseGet(() -> participants.add(of(member)));
        return place(by, course, List.of(participant));
    }

    /** Somebody enrols a child who has no account, or whoever runs the course whoever stands at the door. */
    @Transactional
    public Enrolling enrol(Member by, CourseId course, NewParticipant who) {
        boolean theirChild = by.id().equals(who.guardian()) && who.member() == null;
        if (!theirChild && !runs(by, course)) {
            return new Enrolling.Refused("course.refused.not-yours");
        }
        if (theirChild && participants.guardedBy(by.id()).size() >= MOST_GUARDED) {
            return new Enrolling.Refused("course.refused.too-many");
        }
        String fault = who.fault(today().getYear());
        return fault == null ? place(by, course, List.of(participants.add(who))) : new Enrolling.Refused(fault);
    }

    /** Somebody who came before, enrolled again. */
    @Transactional
    public Enrolling enrol(Member by, CourseId course, Participant again) {
        return runs(by, course) || mayFor(by, again)
                ? place(by, course, List.of(again))
                : new Enrolling.Refused("course.refused.not-yours");
    }

    /** Two who come together, one old and one young: both have a place, or both wait. */
    @Transactional
    public Enrolling enrolPair(Member by, CourseId course, Participant one, Participant other) {
        if (!runs(by, course) && (!mayFor(by, one) || !mayFor(by, other))) {
            return new Enrolling.Refused("course.refused.not-yours");
        }
        return one.id().equals(other.id())
                ? new Enrolling.Refused("course.refused.pair")
                : place(by, course, List.of(one, other));
    }

    private Enrolling place(Member by, CourseId id, List<Participant> people) {
        courses.lock(id);
        Course course = courses.find(id).orElseThrow();
        Optional<String> refusal = refusal(by, course, people);
        if (refusal.isPresent()) {
            return new Enrolling.Refused(refusal.get());
        }
        List<Enrolment> waiting = enrolments.waiting(id);
        int free = course.capacity() - enrolments.enrolled(id).size();
        // Nobody passes those who wait already.
        boolean fits = waiting.isEmpty() && people.size() <= free;
        @Nullable UUID pair = people.size() == 2 ? UUID.randomUUID() : null;
        people.forEach(p -> enrolments.set(id, p.id(), fits ? State.ENROLLED : State.WAITING, pair, by.id()));
        events.publishEvent(new EnrolmentChanged(id));
        return fits
                ? new Enrolling.Enrolled(people.getFirst())
                : new Enrolling.Waiting(people.getFirst(), waiting.size() + 1);
    }

    private Optional<String> refusal(Member by, Course course, List<Participant> people) {
        if (course.cancelled()) {
            return Optional.of("course.refused.cancelled");
        }
        List<CourseSession> sessions = courses.sessions(course.id());
        if (!sessions.isEmpty() && !sessions.getLast().slot().end().isAfter(clock.instant())) {
            return Optional.of("course.refused.over");
        }
        for (Participant participant : people) {
            boolean already = enrolments.of(participant.id()).stream()
                    .anyMatch(e -> e.course().equals(course.id()));
            if (already) {
                return Optional.of("course.refused.already");
            }
            // An animator knows whom they take; a pair is of all ages.
            if (!by.is(Role.ANIMATOR) && people.size() == 1 && !isOfAge(course, participant)) {
                return Optional.of("course.refused.age");
            }
        }
        return Optional.empty();
    }

    private boolean isOfAge(Course course, Participant participant) {
        if (participant.birthYear() == null) {
            return true;
        }
        int atMost = today().getYear() - participant.birthYear();
        return (course.ageFrom() == null || atMost >= course.ageFrom())
                && (course.ageTo() == null || atMost - 1 <= course.ageTo());
    }

    /** Gives a place back; who waited longest gets it. With one of a pair the other goes. */
    @Transactional
    public boolean cancel(Member by, CourseId course, Participant participant) {
        courses.lock(course);
        List<Enrolment> all = new ArrayList<>(enrolments.enrolled(course));
        all.addAll(enrolments.waiting(course));
        Optional<Enrolment> own = all.stream()
                .filter(e -> e.participant().id().equals(participant.id()))
                .findFirst();
        if (own.isEmpty() || !(runs(by, course) || mayFor(by, participant))) {
            return false;
        }
        all.stream()
                .filter(e -> e.equals(own.get())
                        || (e.pair() != null && e.pair().equals(own.get().pair())))
                .forEach(e -> enrolments.set(course, e.participant().id(), State.CANCELLED, null, by.id()));
        admitWaiting(course);
        events.publishEvent(new EnrolmentChanged(course));
        return true;
    }

    /** Strictly in order: a pair at the head waits for two places, and nobody passes it. */
    private void admitWaiting(CourseId id) {
        Course course = courses.find(id).orElseThrow();
        while (true) {
            List<Enrolment> waiting = enrolments.waiting(id);
            int free = course.capacity() - enrolments.enrolled(id).size();
            if (waiting.isEmpty() || course.cancelled()) {
                return;
            }
            Enrolment head = waiting.getFirst();
            List<Enrolment> together = waiting.stream()
                    .filter(e -> e.equals(head)
                            || (head.pair() != null && head.pair().equals(e.pair())))
                    .toList();
            if (together.size() > free) {
                return;
            }
            together.forEach(e -> {
                enrolments.admit(id, e.participant().id());
                events.publishEvent(new PlaceGiven(id, e.participant().id()));
            });
        }
    }

    private boolean runs(Member by, CourseId course) {
        return courses.find(course).filter(c -> team.runs(by, c)).isPresent();
    }

    boolean mayFor(Member by, Participant participant) {
        return by.is(Role.ANIMATOR)
                || by.id().equals(participant.member())
                || by.id().equals(participant.guardian())
                || (participant.member() != null && families.isGuardian(by.id(), participant.member()));
    }

    /** Whom somebody may enrol: themselves, their children with an account, and those without. */
    public List<Member> withAccount(Member by) {
        List<Member> people = new ArrayList<>(List.of(by));
        people.addAll(families.childrenOf(by.id()));
        return people;
    }

    private static NewParticipant of(Member member) {
        return new NewParticipant(
                member.id(),
                member.name().length() > Participant.LONGEST_NAME
                        ? member.name().substring(0, Participant.LONGEST_NAME)
                        : member.name(),
                null,
                member.born() == null ? null : member.born().getYear(),
                Gender.UNSAID,
                SocialStatus.UNSAID,
                null);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
