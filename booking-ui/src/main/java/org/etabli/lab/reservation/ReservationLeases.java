package org.etabli.lab.reservation;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.etabli.controller.contract.Permission;
import org.etabli.lab.bench.LeaseSource;
import org.etabli.lab.bench.Leases;
import org.etabli.lab.machine.Access;
import org.etabli.lab.machine.AccessChanged;
import org.etabli.lab.machine.Accesses;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.BadgePaired;
import org.etabli.lab.member.Badges;
import org.etabli.lab.member.Families;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.MemberChanged;
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
    private final Families families;
    private final Badges badges;
    private final Accesses accesses;
    private final Leases leases;

    ReservationLeases(
            Reservations reservations,
            Machines machines,
            Members members,
            Families families,
            Badges badges,
            Accesses accesses,
            @Lazy Leases leases) {
        this.families = families;
        this.accesses = accesses;
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
        renewAll();
    }

    @ApplicationModuleListener
    void on(MemberChanged changed) {
        renewAll();
    }

    @ApplicationModuleListener
    void on(AccessChanged changed) {
        MachineId machine = changed.machine();
        if (machine == null) {
            renewAll();
        } else {
            machines.find(machine).ifPresent(m -> leases.renew(m.bench()));
        }
    }

    private void renewAll() {
        machines.all().stream().map(Machine::bench).distinct().forEach(leases::renew);
    }

    @Override
    public List<Permission> permissions(String bench, Instant from, Instant until) {
        TimeSlot window = new TimeSlot(from, until);
        return machines.at(bench).stream()
                .flatMap(machine -> Stream.concat(reserved(machine, window), standing(machine, window)))
                .toList();
    }

    /** A reservation opens its machine for whoever may use it then; for a child, to the badge of who answers for it. */
    private Stream<Permission> reserved(Machine machine, TimeSlot window) {
        return reservations.during(window, machine.id()).stream()
                .flatMap(reservation -> members.find(reservation.member()).stream()
                        .flatMap(member -> holders(machine, member, reservation)
                                .flatMap(holder -> permission(
                                        machine,
                                        member,
                                        holder,
                                        Permission.Right.USE,
                                        reservation.slot(),
                                        reservation.id().toString()))));
    }

    private Stream<Member> holders(Machine machine, Member member, Reservation reservation) {
        return switch (accesses.toUse(machine, member, reservation.slot().start())) {
            case Access.Granted _ -> Stream.of(member);
            case Access.WithAdult _ ->
                families.guardiansOf(member.id()).stream().filter(guardian -> !guardian.suspended());
            case Access.Refused _ -> Stream.empty();
        };
    }

    private Stream<Permission> standing(Machine machine, TimeSlot window) {
        return members.withRoleAtLeast(Role.ANIMATOR).stream()
                .filter(member -> accesses.toTend(machine, member))
                .flatMap(member -> permission(machine, member, member, Permission.Right.SUPERVISE, window, null));
    }

    private Stream<Permission> permission(
            Machine machine,
            Member member,
            Member holder,
            Permission.Right right,
            TimeSlot slot,
            @Nullable String reservation) {
        return badges.of(holder.id()).stream()
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
