package org.etabli.lab.reservation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.etabli.controller.contract.JobProgress;
import org.etabli.controller.contract.MachineState;
import org.etabli.lab.bench.LiveStates;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.machine.Machines;
import org.springframework.stereotype.Service;

/** Says from the running job that it will still be running when the slot is over, and who comes next. */
@Service
public class Overruns {

    /** Nobody is disturbed for a few minutes: an estimate is not that exact. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);
    /** A bench that has said nothing for so long may know better by now. */
    private static final Duration STALE = Duration.ofMinutes(10);

    private final Reservations reservations;
    private final Machines machines;
    private final LiveStates states;
    private final Clock clock;

    Overruns(Reservations reservations, Machines machines, LiveStates states, Clock clock) {
        this.reservations = reservations;
        this.machines = machines;
        this.states = states;
        this.clock = clock;
    }

    /**
     * A job that is expected to end too late.
     *
     * @param end when it is expected to end
     * @param next whose slot has begun by then; empty when nobody is kept waiting
     */
    public record Overrun(Reservation running, Instant end, Optional<Reservation> next) {}

    public List<Overrun> all() {
        return machines.all().stream()
                .map(Machine::id)
                .flatMap(machine -> on(machine).stream())
                .toList();
    }

    public Optional<Overrun> on(MachineId machine) {
        Instant now = clock.instant();
        return expectedEnd(machine, now).flatMap(end -> running(machine, now)
                .filter(running -> end.isAfter(running.slot().end().plus(TOLERANCE)))
                .map(running -> new Overrun(running, end, next(running, end))));
    }

    /** Whether somebody else's job will keep this reservation's machine when it begins. */
    boolean delays(Reservation reservation) {
        return on(reservation.machine())
                .flatMap(Overrun::next)
                .filter(next -> next.id().equals(reservation.id()))
                .isPresent();
    }

    private Optional<Instant> expectedEnd(MachineId machine, Instant now) {
        return states.of(machine.value())
                .filter(state -> state.at().isAfter(now.minus(STALE)))
                .map(MachineState::job)
                .filter(Overruns::isUnderWay)
                .map(job -> now.plusSeconds(Math.round(job.secondsLeft())));
    }

    private static boolean isUnderWay(JobProgress job) {
        return job.secondsLeft() >= 0
                && switch (job.state()) {
                    case PREPARING, RUNNING, PAUSING, PAUSED, RESUMING -> true;
                    case QUEUED, CANCELLING, COMPLETED, CANCELLED, FAILED, INTERRUPTED -> false;
                };
    }

    /** The reservation the job runs in; it may be over by a little. */
    private Optional<Reservation> running(MachineId machine, Instant now) {
        return reservations.during(new TimeSlot(now.minus(STALE), now.plusNanos(1_000)), machine).stream()
                .filter(Reservation::isConfirmed)
                .filter(reservation -> reservation.arrivedAt() != null)
                .reduce((earlier, later) -> later);
    }

    private Optional<Reservation> next(Reservation running, Instant end) {
        Instant over = running.slot().end();
        return reservations.during(new TimeSlot(over, end), running.machine()).stream()
                .filter(reservation -> !reservation.id().equals(running.id()))
                .filter(reservation -> !reservation.member().equals(running.member()))
                .filter(reservation -> reservation.slot().start().isBefore(end))
                .findFirst();
    }
}
