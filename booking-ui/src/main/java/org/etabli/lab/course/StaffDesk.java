package org.etabli.lab.course;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.etabli.lab.course.rota.RotaFinding;
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
        return courses.during(ahead).stream()
                .map(session -> new Broken(session, desk.check(session)))
                .filter(session -> !session.findings().isEmpty())
                .toList();
    }

    private static void check(Member by) {
        if (!by.is(Role.MANAGER)) {
            throw new IllegalArgumentException("managers say on what terms people work");
        }
    }
}
