package org.etabli.lab.course;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.etabli.lab.course.rota.DropIn;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.site.LabSettings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Drop-ins: somebody of the lab helps somebody in passing, and proposes a course to who keeps coming. */
@Service
public class DropInDesk {

    /** As many courses as are read at a glance. */
    private static final int MOST_PROPOSED = 5;

    private final Rotas rotas;
    private final Participants participants;
    private final Courses courses;
    private final ZoneId zone;
    private final Clock clock;

    DropInDesk(Rotas rotas, Participants participants, Courses courses, LabSettings settings, Clock clock) {
        this.rotas = rotas;
        this.participants = participants;
        this.courses = courses;
        this.zone = settings.site().zone();
        this.clock = clock;
    }

    /** What came of it. */
    public sealed interface Answer {

        /** @param time which of {@link DropIn#MOST} this was */
        record Helped(Participant who, int time) implements Answer {}

        /** @param courses with places or a waiting list, the next first */
        record Proposed(Participant who, List<Course> courses) implements Answer {}

        /** @param text key of the sentence that says why */
        record Refused(String text) implements Answer {}
    }

    /** Helps somebody the lab knows. */
    @Transactional
    public Answer help(Member by, Participant who, String about) {
        check(by);
        if (about.isBlank()) {
            return new Answer.Refused("course.drop-in.about.missing");
        }
        return switch (rotas.dropIn(who.id(), by.id(), about.strip())) {
            case DropIn.Help(int time) -> new Answer.Helped(who, time);
            case DropIn.ProposeCourse _ ->
                new Answer.Proposed(
                        who,
                        courses.endingAfter(clock.instant()).stream()
                                .limit(MOST_PROPOSED)
                                .toList());
        };
    }

    /** Helps somebody who comes for the first time; a name is enough. */
    @Transactional
    public Answer help(Member by, NewParticipant who, String about) {
        check(by);
        String fault = who.fault(LocalDate.ofInstant(clock.instant(), zone).getYear());
        if (fault != null || about.isBlank()) {
            return new Answer.Refused(fault == null ? "course.drop-in.about.missing" : fault);
        }
        return help(by, participants.add(who), about);
    }

    private static void check(Member by) {
        if (!by.is(Role.VOLUNTEER)) {
            throw new IllegalArgumentException("people of the lab help at drop-ins");
        }
    }
}
