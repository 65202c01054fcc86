package org.etabli.lab.reservation;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import org.etabli.lab.member.GroupsChanged;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.MemberChanged;
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
    private final Families families;
    private final Badges badges;
    private final Accesses accesses;
    private final RuleBook book;
    private final Leases leases;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();

    ReservationLeases(
            Reservations reservations,
            Machines machines,
            Members members,
            Families families,
            Badges badges,
            Accesses accesses,
            RuleBook book,
            @Lazy Leases leases) {
        this.families = families;
        this.accesses = accesses;
        this.reservations = reservations;
        this.machines = machines;
        this.members = members;
        this.badges = badges;
        this.book = book;
        this.leases = leases;
    }

    @ApplicationModuleListener
    void on(ReservationChanged changed) {
        machines.find(changed.machine()).ifPresent(machine -> renew(machine.bench()));
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
    void on(GroupsChanged changed) {
        renewAll();
    }

    @ApplicationModuleListener
    void on(RulesChanged changed) {
        renewAll();
    }

    @ApplicationModuleListener
    void on(AccessChanged changed) {
        MachineId machine = changed.machine();
        if (machine == null) {
            renewAll();
        } else {
            machines.find(machine).ifPresent(m -> renew(m.bench()));
        }
    }

    private void renewAll() {
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
        Map<MemberId, Optional<Member>> people = new HashMap<>();
        List<Member> staff = members.withRoleAtLeast(Role.ANIMATOR);
        return Stream.concat(
                        reservations.during(window).stream()
                                .filter(Reservation::isConfirmed)
                                .flatMap(reservation -> Stream.ofNullable(here.get(reservation.machine()))
                                        .flatMap(machine -> reserved(machine, reservation, people, known))),
                        here.values().stream().flatMap(machine -> standing(machine, window, staff, known)))
                .toList();
    }

    /** A reservation opens its machine for whoever may use it then; for a child, to the badge of who answers for it. */
    private Stream<Permission> reserved(
            Machine machine,
            Reservation reservation,
            Map<MemberId, Optional<Member>> people,
            Map<MemberId, List<String>> known) {
        return people.computeIfAbsent(reservation.member(), members::find).stream()
                // Most people have no badge yet, and an adult's reservation opens to no other: nothing to look up.
                .filter(member ->
                        member.born() != null || !badges(member.id(), known).isEmpty())
                .flatMap(member -> holders(machine, member, reservation)
                        .flatMap(holder -> permissions(
                                machine,
                                member,
                                badges(holder.id(), known),
                                right(machine, member),
                                reservation.slot(),
                                reservation.id().toString())));
    }

    private Permission.Right right(Machine machine, Member member) {
        return book.of(machine.id(), member).supervised() ? Permission.Right.USE_SUPERVISED : Permission.Right.USE;
    }

    private Stream<Member> holders(Machine machine, Member member, Reservation reservation) {
        return switch (accesses.toUse(machine, member, reservation.slot().start())) {
            case Access.Granted _ -> Stream.of(member);
            case Access.WithAdult _ ->
                families.guardiansOf(member.id()).stream().filter(guardian -> !guardian.suspended());
            case Access.Refused _ -> Stream.empty();
        };
    }

    private Stream<Permission> standing(
            Machine machine, TimeSlot window, List<Member> staff, Map<MemberId, List<String>> known) {
        return staff.stream()
                .filter(member -> accesses.toTend(machine, member))
                .flatMap(member -> permissions(
                        machine, member, badges(member.id(), known), Permission.Right.SUPERVISE, window, null));
    }

    private List<String> badges(MemberId member, Map<MemberId, List<String>> known) {
        return known.computeIfAbsent(member, badges::of);
    }

    private static Stream<Permission> permissions(
            Machine machine,
            Member member,
            List<String> badges,
            Permission.Right right,
            TimeSlot slot,
            @Nullable String reservation) {
        return badges.stream()
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
