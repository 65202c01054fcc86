package org.etabli.lab.reservation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Members;
import org.etabli.lab.member.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Finds other room for the reservations that a closure displaces: the same time on a machine of the same kind, which is
 * theirs at once; else the nearest slot they may have, held for them as an offer. A reservation keeps its id on the way,
 * so the job that waits in it goes along.
 */
@Service
public class Displacements {

    /** Whoever is displaced has at least a day to look at the message, where the new slot is that far away. */
    static final Duration TIME_TO_ANSWER = Duration.ofHours(24);

    private final Closures closures;
    private final Reservations reservations;
    private final Situations situations;
    private final Suggestions suggestions;
    private final WaitingList waiting;
    private final RuleBook book;
    private final Members members;
    private final Turn turn;
    private final Clock clock;

    Displacements(
            Closures closures,
            Reservations reservations,
            Situations situations,
            Suggestions suggestions,
            WaitingList waiting,
            RuleBook book,
            Members members,
            Turn turn,
            Clock clock) {
        this.closures = closures;
        this.reservations = reservations;
        this.situations = situations;
        this.suggestions = suggestions;
        this.waiting = waiting;
        this.book = book;
        this.members = members;
        this.turn = turn;
        this.clock = clock;
    }

    /** What becomes of a reservation. */
    public enum Fate {
        /** In use already, or an animator's own, whom closures do not stop. */
        STAYS,
        MOVED,
        OFFERED,
        RELEASED
    }

    /** @param after the reservation as it is now */
    public record Displaced(Reservation before, Fate fate, Reservation after) {}

    /** A closure, and what became of the reservations in its way, soonest first. */
    public record Closing(Closure closure, List<Displaced> displaced) {}

    /** The reservations a closure would displace, soonest first. */
    public List<Reservation> touched(@Nullable MachineId machine, TimeSlot slot) {
        List<Reservation> during = machine == null ? reservations.during(slot) : reservations.during(slot, machine);
        return during.stream().filter(Predicate.not(this::stays)).toList();
    }

    /** Closes a machine, or the whole lab, and finds other room for whom that displaces; what became of each. */
    public Closing close(@Nullable MachineId machine, TimeSlot slot, String reason) {
        // Whoever comes now already finds it closed; so nobody takes room that those displaced would be given.
        Closure closure = closures.add(machine, slot, reason);
        List<Reservation> during = machine == null ? reservations.during(slot) : reservations.during(slot, machine);
        List<Displaced> displaced = during.stream()
                .map(reservation -> stays(reservation)
                        ? new Displaced(reservation, Fate.STAYS, reservation)
                        : displace(reservation, reason))
                .toList();
        return new Closing(closure, displaced);
    }

    private boolean stays(Reservation reservation) {
        boolean begun = !reservation.slot().start().isAfter(clock.instant());
        return begun
                || members.find(reservation.member())
                        .filter(member -> member.is(Role.ANIMATOR))
                        .isPresent();
    }

    private record Room(MachineId machine, TimeSlot slot, Fate fate) {}

    private Displaced displace(Reservation reservation, String reason) {
        Optional<Member> member = members.find(reservation.member());
        Wish wish = member.map(m -> new Wish(reservation.machine(), reservation.slot(), m.id(), m, reservation))
                .orElse(null);
        if (wish != null) {
            for (Room room : rooms(wish)) {
                Optional<Reservation> after = tryTo(reservation, wish, room, reason);
                if (after.isPresent()) {
                    return new Displaced(reservation, room.fate(), after.get());
                }
            }
        }
        return new Displaced(reservation, Fate.RELEASED, released(reservation, reason));
    }

    private List<Room> rooms(Wish wish) {
        List<Room> rooms = new ArrayList<>();
        for (Machine other : suggestions.elsewhere(wish)) {
            rooms.add(new Room(other.id(), wish.slot(), Fate.MOVED));
        }
        for (TimeSlot slot : suggestions.instead(wish)) {
            rooms.add(new Room(wish.machine(), slot, Fate.OFFERED));
        }
        return rooms;
    }

    private Optional<Reservation> tryTo(Reservation reservation, Wish wish, Room room, String reason) {
        Wish there = wish.on(room.machine()).at(room.slot());
        try {
            return turn.of(
                    reservation.member(),
                    () -> reservations
                            .find(reservation.id())
                            .filter(current -> !current.cancelled()
                                    && Checks.ofNew(there, situations.of(there)).isEmpty())
                            .map(current -> reservations.displace(
                                    current,
                                    room.machine(),
                                    room.slot(),
                                    room.fate() == Fate.OFFERED ? heldUntil(there) : null,
                                    reason)),
                    reservation.machine(),
                    room.machine());
        } catch (OverlapException e) {
            return Optional.empty();
        }
    }

    private Instant heldUntil(Wish wish) {
        Duration usual = book.of(wish.machine(), wish.by()).offer();
        Instant until = clock.instant().plus(usual.compareTo(TIME_TO_ANSWER) > 0 ? usual : TIME_TO_ANSWER);
        return until.isBefore(wish.slot().start()) ? until : wish.slot().start();
    }

    private Reservation released(Reservation reservation, String reason) {
        return turn.of(
                reservation.member(),
                () -> {
                    reservations.release(reservation, reason);
                    waiting.offer(reservation.machine(), reservation.slot());
                    return reservations.find(reservation.id()).orElseThrow();
                },
                reservation.machine());
    }
}
