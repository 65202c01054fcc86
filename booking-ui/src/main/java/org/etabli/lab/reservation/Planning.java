package org.etabli.lab.reservation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Member;
import org.etabli.lab.member.Role;
import org.etabli.lab.site.LabSettings;
import org.springframework.stereotype.Service;

/** Makes and cancels reservations by the lab's rules, and finds what is free. */
@Service
public class Planning {

    /** Nobody reserves a machine for longer at a stretch: a weekend's print is an animator's. */
    public static final Duration LONGEST = Duration.ofHours(24);
    /** People plan a term ahead; a slot further away is a slip of the finger. */
    public static final Duration FURTHEST = Duration.ofDays(120);
    /** As many other slots as fit on a phone's screen. */
    private static final int ALTERNATIVES = 3;
    /** Alternatives are looked for within a week: later ones are no alternative. */
    private static final Duration SEARCH = Duration.ofDays(7);

    private final Reservations reservations;
    private final LabSettings settings;
    private final Clock clock;

    Planning(Reservations reservations, LabSettings settings, Clock clock) {
        this.reservations = reservations;
        this.settings = settings;
        this.clock = clock;
    }

    /** Reserves the slot for the member, or says which rule forbids it and what is free instead. */
    public Reserved reserve(MachineId machine, Member member, TimeSlot slot) {
        Optional<Reserved.Why> rule = forbids(slot);
        if (rule.isPresent()) {
            return new Reserved.Refused(rule.get(), List.of());
        }
        return reservations
                .add(machine, member.id(), slot)
                .<Reserved>map(Reserved.Granted::new)
                .orElseGet(() -> new Reserved.Refused(Reserved.Why.TAKEN, free(machine, slot.start(), slot.length())));
    }

    /** Cancels a reservation that is the member's own, or anybody's for an animator; says whether it did. */
    public boolean cancel(Reservation reservation, Member by) {
        boolean may = reservation.member().equals(by.id()) || by.is(Role.ANIMATOR);
        boolean over = !clock.instant().isBefore(reservation.slot().end());
        if (!may || over || reservation.cancelled()) {
            return false;
        }
        reservations.cancel(reservation);
        return true;
    }

    /** Free slots of a length on a machine, from an instant on, nearest first; none after a week. */
    public List<TimeSlot> free(MachineId machine, Instant from, Duration length) {
        Instant soonest = roundUp(from.isBefore(clock.instant()) ? clock.instant() : from);
        Instant last = soonest.plus(SEARCH);
        List<TimeSlot> found = new ArrayList<>();
        Instant start = soonest;
        for (Reservation taken : reservations.during(new TimeSlot(soonest, last.plus(length)), machine)) {
            start = addWhatFits(found, start, taken.slot().start(), length);
            start = later(start, roundUp(taken.slot().end()));
        }
        addWhatFits(found, start, last, length);
        return List.copyOf(found.subList(0, Math.min(ALTERNATIVES, found.size())));
    }

    public boolean isFree(MachineId machine, TimeSlot slot) {
        return reservations.during(slot, machine).isEmpty();
    }

    /** The first slot that starts now, rounded down to the step: what "reserve now" means. */
    public TimeSlot now(Duration length) {
        long step = settings.site().step().toSeconds();
        Instant start = Instant.ofEpochSecond(clock.instant().getEpochSecond() / step * step);
        return TimeSlot.of(start, roundUp(length.plus(Duration.between(start, clock.instant()))));
    }

    /** A length rounded up to the lab's step. */
    public Duration roundUp(Duration length) {
        long step = settings.site().step().toSeconds();
        return Duration.ofSeconds(Math.ceilDiv(Math.max(1, length.toSeconds()), step) * step);
    }

    private Instant roundUp(Instant instant) {
        long step = settings.site().step().toSeconds();
        return Instant.ofEpochSecond(Math.ceilDiv(instant.getEpochSecond(), step) * step);
    }

    private static Instant addWhatFits(List<TimeSlot> found, Instant from, Instant until, Duration length) {
        Instant start = from;
        while (found.size() < ALTERNATIVES && !start.plus(length).isAfter(until)) {
            found.add(TimeSlot.of(start, length));
            start = start.plus(length);
        }
        return start;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Optional<Reserved.Why> forbids(TimeSlot slot) {
        Instant now = clock.instant();
        if (!slot.end().isAfter(now)
                || slot.start().isBefore(now.minus(settings.site().step()))) {
            return Optional.of(Reserved.Why.IN_THE_PAST);
        }
        if (slot.length().compareTo(LONGEST) > 0) {
            return Optional.of(Reserved.Why.TOO_LONG);
        }
        if (slot.length().compareTo(settings.site().step()) < 0) {
            return Optional.of(Reserved.Why.TOO_SHORT);
        }
        if (slot.start().isAfter(now.plus(FURTHEST))) {
            return Optional.of(Reserved.Why.TOO_FAR_AHEAD);
        }
        return Optional.empty();
    }
}
