package org.etabli.lab.reservation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.etabli.controller.contract.Permission;
import org.etabli.lab.bench.LeaseSource;
import org.etabli.lab.bench.Leases;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.BadgePaired;
import org.etabli.lab.member.Badges;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.member.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** What reservations and roles mean at the gates: a member during their slot, an animator at any time. */
@Component
class ReservationLeases implements LeaseSource {

    private final Reservations reservations;
    private final Machines machines;
    private final Members members;
    private final Badges badges;
    private final Leases leases;

    ReservationLeases(
            Reservations reservations, Machines machines, Members members, Badges badges, @Lazy Leases leases) {
        this.reservations = reservations;
        this.machines = machines;
        this.members = members;
        this.badges = badges;
        this.leases = leases;
    }

    @ApplicationModuleListener
    void on(ReservationChanged changed) {
        machines.find(changed.machine()).ifPresent(machine -> leases.renew(machine.bench()));
    }

    @ApplicationModuleListener
    void on(BadgePaired paired) {
        machines.all().stream().map(Machine::bench).distinct().forEach(leases::renew);
    }

    @Override
    public List<Permission> permissions(String bench, Instant from, Instant until) {
        TimeSlot window = new TimeSlot(from, until);
        return machines.at(bench).stream()
                .flatMap(machine -> Stream.concat(reserved(machine, window), standing(machine, window)))
                .toList();
    }

    private Stream<Permission> reserved(Machine machine, TimeSlot window) {
        return reservations.during(window, machine.id()).stream().flatMap(reservation -> {
            Optional<Member> member = members.find(reservation.member());
            return member.stream()
                    .flatMap(m -> permission(
                            machine,
                            m,
                            Permission.Right.USE,
                            reservation.slot(),
                            reservation.id().toString()));
        });
    }

    private Stream<Permission> standing(Machine machine, TimeSlot window) {
        return members.withRoleAtLeast(Role.ANIMATOR).stream()
                .flatMap(m -> permission(machine, m, Permission.Right.SUPERVISE, window, null));
    }

    private Stream<Permission> permission(
            Machine machine, Member member, Permission.Right right, TimeSlot slot, @Nullable String reservation) {
        return badges.of(member.id()).stream()
                .map(badge -> new Permission(
                        machine.id().value(),
                        badge,
                        member.id().toString(),
                        member.firstName(),
                        member.language().getLanguage(),
                        right,
                        slot.start(),
                        slot.end(),
                        reservation,
                        null));
    }
}
