package org.etabli.lab.course;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.etabli.lab.course.rota.RotaFinding;
import org.etabli.lab.course.rota.RotaRules;
import org.etabli.lab.course.rota.Shift;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.member.Role;
import org.etabli.lab.reservation.TimeSlot;
import org.etabli.lab.site.LabSettings;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans who is there for a session; what would break a limit is refused, with what it breaks. */
@Service
public class RotaDesk {

    private final Rotas rotas;
    private final Courses courses;
    private final ApplicationEventPublisher events;
    private final ZoneId zone;

    RotaDesk(Rotas rotas, Courses courses, ApplicationEventPublisher events, LabSettings settings) {
        this.events = events;
        this.rotas = rotas;
        this.courses = courses;
        this.zone = settings.site().zone();
    }

    /** Adds somebody to a session's rota; answers with what forbids it, empty when nothing does. */
    @Transactional
    public List<RotaFinding> add(Member by, CourseSession session, Member helper) {
        if (!by.is(Role.ANIMATOR) || !helper.is(Role.VOLUNTEER)) {
            throw new IllegalArgumentException("animators plan people of the lab");
        }
        List<Shift> shifts = new ArrayList<>(rotas.during(weeksOf(session.slot())));
        shifts.add(new Shift(helper.id(), rotas.kind(helper.id()), session.slot()));
        List<RotaFinding> findings = findings(session, shifts, List.of(helper.id())).stream()
                .filter(finding -> finding.member().equals(helper.id()))
                .toList();
        if (findings.isEmpty()) {
            rotas.plan(session.id(), helper.id());
            events.publishEvent(new RotaChanged(session.id()));
        }
        return findings;
    }

    /** Takes somebody off; answers what that leaves wrong. It is done all the same: nobody can be made to come. */
    @Transactional
    public List<RotaFinding> remove(Member by, CourseSession session, Member helper) {
        if (!by.is(Role.ANIMATOR)) {
            throw new IllegalArgumentException("animators plan people of the lab");
        }
        rotas.unplan(session.id(), helper.id());
        events.publishEvent(new RotaChanged(session.id()));
        return check(session);
    }

    /** What is wrong with a session's rota as it is. */
    public List<RotaFinding> check(CourseSession session) {
        return findings(session, rotas.during(weeksOf(session.slot())), List.of());
    }

    private List<RotaFinding> findings(CourseSession session, List<Shift> shifts, List<MemberId> coming) {
        Set<MemberId> here = here(session, coming);
        List<Shift> theirs =
                shifts.stream().filter(shift -> here.contains(shift.member())).toList();
        List<RotaFinding> findings = new ArrayList<>(RotaRules.hours(theirs, zone));
        Set<MachineId> supervised = rotas.supervised();
        if (session.machines().stream().anyMatch(m -> supervised.contains(m.machine()))) {
            findings.addAll(RotaRules.supervision(session.slot(), at(session, theirs)));
        }
        findings.addAll(RotaRules.twoPlaces(theirs.stream()
                .filter(shift -> shift.slot().overlaps(session.slot()))
                .toList()));
        return List.copyOf(findings);
    }

    /** Only who is planned for this very session counts: somebody in another room is no supervisor here. */
    private Set<MemberId> here(CourseSession session, List<MemberId> coming) {
        Set<MemberId> here = new HashSet<>(rotas.helpers(session.id()));
        here.add(courses.find(session.course()).orElseThrow().animator());
        here.addAll(coming);
        return here;
    }

    private static List<Shift> at(CourseSession session, List<Shift> shifts) {
        return shifts.stream()
                .filter(shift -> shift.slot().equals(session.slot()))
                .toList();
    }

    private TimeSlot weeksOf(TimeSlot slot) {
        return new TimeSlot(
                monday(slot.start()),
                monday(slot.end()).atZone(zone).plusWeeks(1).toInstant());
    }

    private Instant monday(Instant at) {
        LocalDate day = at.atZone(zone).toLocalDate();
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .atStartOfDay(zone)
                .toInstant();
    }
}
