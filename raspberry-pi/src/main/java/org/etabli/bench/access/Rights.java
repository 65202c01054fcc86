package org.etabli.bench.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.etabli.bench.clock.Now;
import org.etabli.bench.gate.Admission;
import org.etabli.controller.contract.Lease;
import org.etabli.controller.contract.Permission;
import org.etabli.controller.contract.Permission.Right;
import org.etabli.controller.contract.RefusalReason;
import org.jspecify.annotations.Nullable;

/** A lease, laid out so that a badge is decided without a search. Immutable. */
public final class Rights {

    /** Without a lease in force, or a clock, a supervisor's session lasts at most so long. */
    static final Duration SUPERVISOR_ALONE = Duration.ofHours(4);

    private record Door(String machine, String badge) {}

    private final @Nullable Lease lease;
    private final Map<Door, List<Permission>> byDoor = new HashMap<>();
    private final Map<Door, List<Permission>> attending = new HashMap<>();
    private final Set<String> badges = new HashSet<>();

    private Rights(@Nullable Lease lease) {
        this.lease = lease;
        if (lease != null) {
            for (Permission permission : lease.permissions()) {
                (permission.right() == Right.ATTEND ? attending : byDoor)
                        .computeIfAbsent(new Door(permission.machine(), permission.badge()), door -> new ArrayList<>(2))
                        .add(permission);
                badges.add(permission.badge());
            }
        }
        byDoor.values().forEach(list -> list.sort(Comparator.comparing(Permission::from)));
    }

    static Rights none() {
        return new Rights(null);
    }

    static Rights of(Lease lease) {
        return new Rights(lease);
    }

    public @Nullable Lease lease() {
        return lease;
    }

    public boolean expired(Now now) {
        return lease == null || (now.trusted() && !lease.expires().isAfter(now.wall()));
    }

    /** What this badge may do at this machine now. */
    public Admission decide(String machine, String badge, ExpiredLease whenExpired, Now now) {
        Door door = new Door(machine, badge);
        Admission toUse = toUse(byDoor.getOrDefault(door, List.of()), badge, whenExpired, now);
        if (toUse instanceof Admission.Granted || expired(now) || !now.trusted()) {
            return toUse;
        }
        return attending.getOrDefault(door, List.of()).stream()
                .filter(p -> holds(p, now.wall()))
                .findFirst()
                .<Admission>map(p -> new Admission.Attends(Objects.requireNonNull(p.course()), p.language()))
                .orElse(toUse);
    }

    private Admission toUse(List<Permission> permissions, String badge, ExpiredLease whenExpired, Now now) {
        if (permissions.isEmpty() && lease != null) {
            return new Admission.Refused(
                    badges.contains(badge) ? RefusalReason.NO_PERMISSION : RefusalReason.UNKNOWN_BADGE);
        }
        if (expired(now) || !now.trusted()) {
            return alone(permissions, whenExpired, now);
        }
        Optional<Permission> current =
                permissions.stream().filter(p -> holds(p, now.wall())).max(Comparator.comparing(Permission::until));
        if (current.isEmpty()) {
            boolean later = permissions.stream().anyMatch(p -> p.from().isAfter(now.wall()));
            return new Admission.Refused(later ? RefusalReason.TOO_EARLY : RefusalReason.TOO_LATE);
        }
        return granted(
                reason(permissions, now.wall(), current.get()),
                widest(permissions, now.wall()),
                end(permissions, now.wall()),
                now);
    }

    /** What several rights at once amount to: the one that asks least of the person. */
    private static Right widest(List<Permission> permissions, Instant at) {
        Set<Right> held = permissions.stream()
                .filter(p -> holds(p, at))
                .map(Permission::right)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Right.class)));
        return held.contains(Right.SUPERVISE)
                ? Right.SUPERVISE
                : held.contains(Right.USE) ? Right.USE : Right.USE_SUPERVISED;
    }

    /** A reservation is named rather than the standing right that would have opened the machine too. */
    private static Permission reason(List<Permission> permissions, Instant at, Permission otherwise) {
        return permissions.stream()
                .filter(p -> holds(p, at) && (p.reservation() != null || p.course() != null))
                .findFirst()
                .orElse(otherwise);
    }

    /** Back-to-back windows are one: nobody is cut between two reservations of their own. */
    private static Instant end(List<Permission> sortedByFrom, Instant at) {
        Instant end = at;
        for (Permission permission : sortedByFrom) {
            boolean joins =
                    !permission.from().isAfter(end) && permission.until().isAfter(end);
            if (joins) {
                end = permission.until();
            }
        }
        return end;
    }

    private Admission alone(List<Permission> permissions, ExpiredLease whenExpired, Now now) {
        Optional<Permission> supervisor =
                permissions.stream().filter(p -> p.right() == Right.SUPERVISE).findFirst();
        if (supervisor.isEmpty() || whenExpired == ExpiredLease.NOBODY) {
            return new Admission.Refused(
                    lease == null || expired(now) ? RefusalReason.LEASE_EXPIRED : RefusalReason.CLOCK_UNTRUSTED);
        }
        return granted(supervisor.get(), Right.SUPERVISE, now.wall().plus(SUPERVISOR_ALONE), now);
    }

    private static Admission.Granted granted(Permission from, Right right, Instant until, Now now) {
        return new Admission.Granted(
                from.member(),
                from.name(),
                from.language(),
                right,
                from.reservation(),
                from.course(),
                now.uptimeAt(until),
                until);
    }

    /** The course a member may use a machine for now, if any. */
    public Optional<String> course(String machine, String member, Now now) {
        if (lease == null) {
            return Optional.empty();
        }
        return lease.permissions().stream()
                .filter(p -> p.machine().equals(machine) && p.member().equals(member))
                .filter(p -> p.course() != null && p.right() != Right.ATTEND)
                .filter(p -> holds(p, now.wall()))
                .map(Permission::course)
                .findFirst();
    }

    private static boolean holds(Permission permission, Instant at) {
        return !permission.from().isAfter(at) && permission.until().isAfter(at);
    }
}
