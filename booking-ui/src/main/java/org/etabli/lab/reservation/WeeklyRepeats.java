package org.etabli.lab.reservation;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.member.Member;
import org.etabli.lab.site.LabSettings;
import org.springframework.stereotype.Service;

/** The same slot every week, by the clock on the wall: 14:00 stays 14:00 when the clocks change. */
@Service
public class WeeklyRepeats {

    /** Half a year: longer plans are made again. */
    public static final int MOST_WEEKS = 26;

    private final Bookings bookings;
    private final Turn turn;
    private final LabSettings settings;

    WeeklyRepeats(Bookings bookings, Turn turn, LabSettings settings) {
        this.bookings = bookings;
        this.turn = turn;
        this.settings = settings;
    }

    /**
     * Reserves the slot and the same in the following weeks, all of them or none.
     *
     * @param weeks how many in all, from 2 to {@link #MOST_WEEKS}
     * @param leavingOut whether weeks that are refused are left out instead, as long as one remains
     */
    public Repeated reserve(MachineId machine, Member member, TimeSlot first, int weeks, boolean leavingOut) {
        if (weeks < 2 || weeks > MOST_WEEKS) {
            throw new IllegalArgumentException(weeks + " weeks: from 2 to " + MOST_WEEKS);
        }
        List<TimeSlot> slots = IntStream.range(0, weeks)
                .mapToObj(week -> later(first, week, settings.site().zone()))
                .toList();
        try {
            return turn.of(member.id(), () -> inTurn(machine, member, slots, leavingOut), machine);
        } catch (RefusedException e) {
            return new Repeated.Refused(explained(machine, member, e.failed));
        } catch (OverlapException e) {
            List<Failed> taken = slots.stream()
                    .map(slot -> new Failed(slot, List.of(new Refusal.Taken())))
                    .toList();
            return new Repeated.Refused(explained(machine, member, taken.subList(0, 1)));
        }
    }

    /** The slot some weeks later, at the same hours on the wall. */
    static TimeSlot later(TimeSlot slot, int weeks, ZoneId zone) {
        LocalDateTime start = slot.start().atZone(zone).toLocalDateTime().plusWeeks(weeks);
        LocalDateTime end = slot.end().atZone(zone).toLocalDateTime().plusWeeks(weeks);
        Instant from = start.atZone(zone).toInstant();
        Instant until = end.atZone(zone).toInstant();
        // Between the two hours of the night that come twice, the wall's clock may run backwards.
        return from.isBefore(until) ? new TimeSlot(from, until) : TimeSlot.of(from, slot.length());
    }

    private Repeated inTurn(MachineId machine, Member member, List<TimeSlot> slots, boolean leavingOut) {
        UUID series = UUID.randomUUID();
        List<Reservation> kept = new ArrayList<>();
        List<Failed> failed = new ArrayList<>();
        for (TimeSlot slot : slots) {
            switch (bookings.tryNew(Wish.of(machine, slot, member), series)) {
                case Bookings.Attempt.Kept one -> kept.add(one.reservation());
                case Bookings.Attempt.Failed no -> failed.add(new Failed(slot, no.refusals()));
            }
        }
        if (kept.isEmpty() || !failed.isEmpty() && !leavingOut) {
            throw new RefusedException(failed);
        }
        return new Repeated.Granted(List.copyOf(kept), explained(machine, member, failed));
    }

    private List<Repeated.Week> explained(MachineId machine, Member member, List<Failed> failed) {
        return failed.stream()
                .map(week -> new Repeated.Week(
                        week.slot(), bookings.refused(Wish.of(machine, week.slot(), member), week.refusals())))
                .toList();
    }

    private record Failed(TimeSlot slot, List<Refusal> refusals) {}

    /** Rolls back the weeks that were kept before one was refused. */
    private static final class RefusedException extends RuntimeException {

        private final transient List<Failed> failed;

        RefusedException(List<Failed> failed) {
            super("some weeks are refused");
            this.failed = List.copyOf(failed);
        }
    }
}
