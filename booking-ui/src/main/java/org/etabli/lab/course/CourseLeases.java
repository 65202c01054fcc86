package org.etabli.lab.course;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.etabli.controller.contract.Permission;
import org.etabli.lab.bench.LeaseSource;
import org.etabli.lab.bench.Leases;
import org.etabli.lab.machine.Access;
import org.etabli.lab.machine.Accesses;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.Badges;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.MemberId;
import org.etabli.lab.member.Members;
import org.etabli.lab.reservation.Reservation;
import org.etabli.lab.reservation.Reservations;
import org.etabli.lab.reservation.TimeSlot;
import org.springframework.context.annotation.Lazy;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/**
 * What a session means at the gates: the badge of its animator, and of every helper on its rota who may use the machine,
 * opens it for the group, and that of whoever takes part is greeted. It is written in the bench's lease, so it works with
 * the whole network down.
 */
@Component
class CourseLeases implements LeaseSource {

    private final Courses courses;
    private final Rotas rotas;
    private final Enrolments enrolments;
    private final Reservations reservations;
    private final Machines machines;
    private final Members members;
    private final Badges badges;
    private final Accesses accesses;
    private final Leases leases;

    CourseLeases(
            Courses courses,
            Rotas rotas,
            Enrolments enrolments,
            Reservations reservations,
            Machines machines,
            Members members,
            Badges badges,
            Accesses accesses,
            @Lazy Leases leases) {
        this.courses = courses;
        this.rotas = rotas;
        this.enrolments = enrolments;
        this.reservations = reservations;
        this.machines = machines;
        this.members = members;
        this.badges = badges;
        this.accesses = accesses;
        this.leases = leases;
    }

    @ApplicationModuleListener
    void on(RotaChanged changed) {
        renew(courses.session(changed.session()).stream());
    }

    @ApplicationModuleListener
    void on(EnrolmentChanged changed) {
        renew(courses.sessions(changed.course()).stream());
    }

    private void renew(Stream<CourseSession> sessions) {
        sessions.flatMap(session -> session.machines().stream())
                .flatMap(kept -> machines.find(kept.machine()).stream())
                .map(Machine::bench)
                .distinct()
                .forEach(leases::renew);
    }

    @Override
    public List<Permission> permissions(String bench, Instant from, Instant until) {
        List<Machine> here = machines.at(bench);
        return courses.during(new TimeSlot(from, until)).stream()
                .flatMap(session -> session.machines().stream()
                        .filter(kept -> kept.reservation() != null)
                        .flatMap(kept -> here.stream()
                                .filter(machine -> machine.id().equals(kept.machine()))
                                .flatMap(machine -> reservations.find(kept.reservation()).stream()
                                        .filter(reservation -> !reservation.cancelled())
                                        .flatMap(reservation -> Stream.concat(
                                                opens(session, machine, reservation), greets(session, machine))))))
                .toList();
    }

    private Stream<Permission> opens(CourseSession session, Machine machine, Reservation reservation) {
        Course course = courses.find(session.course()).orElseThrow();
        Member animator = members.find(course.animator()).orElseThrow();
        List<MemberId> staff = new ArrayList<>(List.of(course.animator()));
        staff.addAll(rotas.helpers(session.id()));
        return staff.stream()
                .distinct()
                .flatMap(id -> members.find(id).stream())
                .filter(member -> accesses.toUse(machine, member, session.slot().start()) instanceof Access.Granted)
                .flatMap(member -> badges.of(member.id()).stream()
                        .map(badge -> new Permission(
                                machine.id().value(),
                                badge,
                                // The session on the machine is the animator's, whoever of the team opens it.
                                animator.id().toString(),
                                member.firstName(),
                                member.language().getLanguage(),
                                Permission.Right.USE,
                                reservation.slot().start(),
                                reservation.slot().end(),
                                reservation.id().toString(),
                                session.id().toString())));
    }

    /** Nobody's name goes to the bench with it: most who take part are children. */
    private Stream<Permission> greets(CourseSession session, Machine machine) {
        return enrolments.enrolled(session.course()).stream()
                .flatMap(enrolment -> Stream.ofNullable(enrolment.participant().member()))
                .flatMap(id -> members.find(id).stream())
                .flatMap(member -> badges.of(member.id()).stream()
                        .map(badge -> new Permission(
                                machine.id().value(),
                                badge,
                                member.id().toString(),
                                null,
                                member.language().getLanguage(),
                                Permission.Right.ATTEND,
                                session.slot().start().minus(BadgedAttendance.BEFORE),
                                session.slot().end(),
                                null,
                                session.id().toString())));
    }
}
