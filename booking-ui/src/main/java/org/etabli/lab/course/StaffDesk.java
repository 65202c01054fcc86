package org.etabli.lab.course;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.etabli.lab.course.rota.RotaFinding;
import org.etabli.lab.course.rota.RotaRules;
import org.etabli.lab.course.rota.Shift;
import org.etabli.lab.course.rota.StaffKind;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.reservation.TimeSlot;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** On what terms people of the lab work, and which machines need a salaried supervisor: what the rota's limits ask. */
@Service
public class StaffDesk {

    /** A school year ahead; nobody plans further. */
    private static final Duration AHEAD = Duration.ofDays(300);

    private final Rotas rotas;
    private final RotaDesk desk;
    private final Courses courses;
    private final Clock clock;

    StaffDesk(Rotas rotas, RotaDesk desk, Courses courses, Clock clock) {
        this.rotas = rotas;
        this.desk = desk;
        this.courses = courses;
        this.clock = clock;
    }

    @Transactional
    public void employ(Member by, Member somebody, StaffKind kind) {
        check(by);
        rotas.employ(somebody.id(), kind);
    }

    @Transactional
    public void supervise(Member by, MachineId machine, boolean needed) {
        check(by);
        rotas.supervise(machine, needed);
    }

    /** A session to come whose rota breaks a limit. */
    public record Broken(CourseSession session, List<RotaFinding> findings) {}

    /** What the limits say of the rotas as they are planned: a limit set later does not take anybody off by itself. */
    public List<Broken> broken() {
        TimeSlot ahead = TimeSlot.of(clock.instant(), AHEAD);
        List<TimeSlot> doubtful = doubtful(rotas.during(ahead));
        return courses.during(ahead).stream()
                .filter(session -> doubtful.stream().anyMatch(session.slot()::overlaps))
                .map(session -> new Broken(session, desk.check(session)))
                .filter(session -> !session.findings().isEmpty())
                .toList();
    }

    /** When a limit could be broken at all: most sessions of a year need no closer look. */
    private static List<TimeSlot> doubtful(List<Shift> shifts) {
        List<TimeSlot> doubtful = new ArrayList<>();
        for (Shift shift : shifts) {
            if (shift.kind() == StaffKind.SERVICE_CIVIQUE) {
                doubtful.add(shift.slot());
            }
        }
        for (RotaFinding finding : RotaRules.twoPlaces(shifts)) {
            if (finding instanceof RotaFinding.TwoPlaces twice) {
                doubtful.add(twice.both());
            }
        }
        return doubtful;
    }

    private static void check(Member by) {
        if (!by.is(Role.MANAGER)) {
            throw new IllegalArgumentException("managers say on what terms people work");
        }
    }
}
