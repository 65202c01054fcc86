package org.etabli.lab.reservation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.etabli.lab.bench.LiveStates;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.machine.Machines;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.site.LabSettings;
import org.springframework.stereotype.Service;

/** Makes, moves and cancels reservations by the lab's rules, and finds what is free. */
@Service
public class Planning {

    private final Bookings bookings;
    private final Reservations reservations;
    private final RuleBook book;
    private final Situations situations;
    private final Suggestions suggestions;
    private final WaitingList waiting;
    private final Machines machines;
    private final Overruns overruns;
    private final LiveStates states;
    private final Turn turn;
    private final LabSettings settings;
    private final Clock clock;

    Planning(
            Bookings bookings,
            Reservations reservations,
            RuleBook book,
            Situations situations,
            Suggestions suggestions,
            WaitingList waiting,
            Machines machines,
            Overruns overruns,
            LiveStates states,
            Turn turn,
            LabSettings settings,
            Clock clock) {
        this.bookings = bookings;
        this.reservations = reservations;
        this.book = book;
        this.situations = situations;
        this.suggestions = suggestions;
        this.waiting = waiting;
        this.machines = machines;
        this.overruns = overruns;
        this.states = states;
        this.turn = turn;
        this.settings = settings;
        this.clock = clock;
    }

    /** Reserves the slot for the member, or says which rules forbid it and what is free instead. */
    public Reserved reserve(MachineId machine, Member member, TimeSlot slot) {
        return bookings.reserve(Wish.of(machine, slot, member));
    }

    /**
     * Keeps the slot for a class, in the animator's name. The lab has planned it: rules for members, such as how far
     * ahead or how much a week, do not speak here. Refused where somebody has part of it, or where it has begun.
     */
    public Reserved keepForClass(MachineId machine, Member animator, TimeSlot slot) {
        Wish wish = Wish.of(machine, slot, animator);
        return bookings.inTurn(wish, () -> {
            if (!slot.end().isAfter(clock.instant())) {
                return new Bookings.Attempt.Failed(List.of(new Refusal.InThePast()));
            }
            return reservations.during(slot, machine).isEmpty()
                    ? new Bookings.Attempt.Kept(
                            reservations.add(Reservations.Fresh.confirmed(machine, animator.id(), slot)))
                    : new Bookings.Attempt.Failed(List.of(new Refusal.Taken()));
        });
    }

    /**
     * Moves a reservation to another slot, or another machine of the same kind; of one that has begun only the end
     * moves. What it leaves is offered to whoever waits for it.
     */
    public Reserved move(Reservation reservation, Member by, MachineId machine, TimeSlot slot) {
        Wish wish = new Wish(machine, slot, reservation.member(), by, reservation);
        return bookings.inTurn(wish, () -> {
            Reservation current = reservations.find(reservation.id()).orElseThrow();
            List<Refusal> refusals = forbidsMove(current, wish);
            if (!refusals.isEmpty()) {
                return new Bookings.Attempt.Failed(refusals);
            }
            Reservation moved = reservations.move(current, machine, slot);
            waiting.offer(current.machine(), current.slot());
            return new Bookings.Attempt.Kept(moved);
        });
    }

    /**
     * Cancels a reservation that is the member's own, or anybody's for an animator; or says why it cannot be. While its
     * machine is on for its member, their job may be running: only its end moves.
     */
    public Optional<Refusal> release(Reservation reservation, Member by) {
        if (!reservation.member().equals(by.id()) && !by.is(Role.ANIMATOR)) {
            throw new IllegalArgumentException("reservation " + reservation.id() + " is not " + by.id() + "'s");
        }
        return turn.of(
                reservation.member(),
                () -> {
                    Reservation current = reservations.find(reservation.id()).orElseThrow();
                    Optional<Refusal> refusal = forbidsRelease(current, by);
                    if (refusal.isEmpty()) {
                        reservations.release(current, Released.CANCELLED);
                        waiting.offer(current.machine(), current.slot());
                    }
                    return refusal;
                },
                reservation.machine());
    }

    /** The same; says whether it was cancelled. */
    public boolean cancel(Reservation reservation, Member by) {
        boolean may = reservation.member().equals(by.id()) || by.is(Role.ANIMATOR);
        return may && release(reservation, by).isEmpty();
    }

    /** Where a reservation could go instead: the nearest slots on its machine, and machines free at its time. */
    public Reserved.Refused elsewhere(Reservation reservation, Member by) {
        Wish wish = new Wish(reservation.machine(), reservation.slot(), reservation.member(), by, reservation);
        Reserved.Refused found = bookings.refused(wish, List.of(new Refusal.Taken()));
        Instant free =
                overruns.on(reservation.machine()).map(Overruns.Overrun::end).orElse(Instant.MIN);
        List<TimeSlot> others = found.alternatives().stream()
                .filter(slot ->
                        !slot.overlaps(reservation.slot()) && !slot.start().isBefore(free))
                .toList();
        return new Reserved.Refused(found.refusals(), others, found.elsewhere());
    }

    /** Machines a reservation of this one may be moved to, this one first. */
    public List<Machine> ofSameKind(MachineId machine) {
        return machines.all().stream()
                .filter(other -> sameKind(other.id(), machine))
                .sorted(java.util.Comparator.comparing(other -> !other.id().equals(machine)))
                .toList();
    }

    /** Soonest slots of a length that the member may have on a machine, from an instant on; none after a week. */
    public List<TimeSlot> free(MachineId machine, Member member, Instant from, Duration length) {
        return suggestions.soonest(Wish.of(machine, TimeSlot.of(from, length), member));
    }

    /** Whether the member would be granted the slot. */
    public boolean isFree(MachineId machine, Member member, TimeSlot slot) {
        Wish wish = Wish.of(machine, slot, member);
        return Checks.ofNew(wish, situations.of(wish)).isEmpty();
    }

    /** The first slot that starts now, rounded down to the step: what "reserve now" means. */
    public TimeSlot now(Duration length) {
        Grid grid = new Grid(settings.site().step(), settings.site().zone());
        Instant start = grid.floor(clock.instant());
        return TimeSlot.of(start, roundUp(length.plus(Duration.between(start, clock.instant()))));
    }

    /** A length rounded up to the lab's step. */
    public Duration roundUp(Duration length) {
        long step = settings.site().step().toSeconds();
        return Duration.ofSeconds(Math.ceilDiv(Math.max(1, length.toSeconds()), step) * step);
    }

    private List<Refusal> forbidsMove(Reservation current, Wish wish) {
        Instant now = clock.instant();
        TimeSlot slot = wish.slot();
        if (current.cancelled() || !current.slot().end().isAfter(now)) {
            return List.of(new Refusal.Over());
        }
        boolean onlyEnd = wish.machine().equals(current.machine())
                && slot.start().equals(current.slot().start());
        boolean begun = !current.slot().start().isAfter(now);
        if (begun && (!onlyEnd || !slot.end().isAfter(now))) {
            return List.of(new Refusal.Begun());
        }
        if (!sameKind(wish.machine(), current.machine())) {
            return List.of(new Refusal.OtherKind());
        }
        Duration notice = book.of(current.machine(), wish.by()).notice();
        boolean late = !onlyEnd && now.isAfter(current.slot().start().minus(notice));
        // Who is kept waiting by somebody else's job may go elsewhere at any time.
        if (late && !overruns.delays(current)) {
            return List.of(new Refusal.TooLate(notice));
        }
        Situation situation = situations.of(wish);
        return begun ? Checks.ofEnd(wish, situation) : Checks.ofNew(wish, situation);
    }

    private Optional<Refusal> forbidsRelease(Reservation current, Member by) {
        Instant now = clock.instant();
        if (current.cancelled() || !current.slot().end().isAfter(now)) {
            return Optional.of(new Refusal.Over());
        }
        if (!current.slot().start().isAfter(now) && isOn(current)) {
            return Optional.of(new Refusal.Begun());
        }
        // A request or an offer has kept nobody from planning: it can be given back at any time.
        Duration notice = current.isConfirmed() ? book.of(current.machine(), by).notice() : Duration.ZERO;
        return !notice.isZero() && now.isAfter(current.slot().start().minus(notice))
                ? Optional.of(new Refusal.TooLate(notice))
                : Optional.empty();
    }

    private boolean isOn(Reservation reservation) {
        return states.of(reservation.machine().value())
                .filter(state -> state.isOnFor(reservation.member().toString()))
                .isPresent();
    }

    private boolean sameKind(MachineId one, MachineId other) {
        return one.equals(other)
                || machines.find(one)
                        .map(Machine::profileName)
                        .equals(machines.find(other).map(Machine::profileName));
    }
}
