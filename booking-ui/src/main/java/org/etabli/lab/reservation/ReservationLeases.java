package org.etabli.lab.reservation;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.etabli.controller.contract.Permission;
import org.etabli.lab.bench.LeaseSource;
import org.etabli.lab.bench.Leases;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.BadgePaired;
import org.etabli.lab.member.Badges;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.MemberId;
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
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

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
        machines.find(changed.machine()).ifPresent(machine -> renew(machine.bench()));
    }

    @ApplicationModuleListener
    void on(BadgePaired paired) {
        machines.all().stream().map(Machine::bench).distinct().forEach(this::renew);
    }

    /** A hundred changes at once need one lease: who finds one about to be written leaves it at that. */
    private void renew(String bench) {
        if (waiting.add(bench)) {
            synchronized (waiting) {
                waiting.remove(bench);
                leases.renew(bench);
            }
        }
    }

    @Override
    public List<Permission> permissions(String bench, Instant from, Instant until) {
        TimeSlot window = new TimeSlot(from, until);
        Map<MachineId, Machine> here =
                machines.at(bench).stream().collect(Collectors.toMap(Machine::id, Function.identity()));
        Map<MemberId, List<String>> known = new HashMap<>();
        List<Member> staff = members.withRoleAtLeast(Role.ANIMATOR);
        return Stream.concat(
                        reservations.during(window).stream()
                                .filter(Reservation::isConfirmed)
                                .filter(reservation -> here.containsKey(reservation.machine()))
                                .flatMap(reservation -> reserved(reservation, known)),
                        here.values().stream().flatMap(machine -> standing(machine, window, staff, known)))
                .toList();
    }

    private Stream<Permission> reserved(Reservation reservation, Map<MemberId, List<String>> known) {
        List<String> own = badges(reservation.member(), known);
        // Most people have no badge yet; only those who have one need looking up.
        return own.isEmpty()
                ? Stream.of()
                : members.find(reservation.member()).stream().flatMap(member -> own.stream()
                        .map(badge -> permission(
                                reservation.machine(),
                                member,
                                badge,
                                Permission.Right.USE,
                                reservation.slot(),
                                reservation.id().toString())));
    }

    private Stream<Permission> standing(
            Machine machine, TimeSlot window, List<Member> staff, Map<MemberId, List<String>> known) {
        return staff.stream().flatMap(member -> badges(member.id(), known).stream()
                .map(badge -> permission(machine.id(), member, badge, Permission.Right.SUPERVISE, window, null)));
    }

    private List<String> badges(MemberId member, Map<MemberId, List<String>> known) {
        return known.computeIfAbsent(member, badges::of);
    }

    private static Permission permission(
            MachineId machine,
            Member member,
            String badge,
            Permission.Right right,
            TimeSlot slot,
            @Nullable String reservation) {
        return new Permission(
                machine.value(),
                badge,
                member.id().toString(),
                member.firstName(),
                member.language().getLanguage(),
                right,
                slot.start(),
                slot.end(),
                reservation,
                null);
    }
}
