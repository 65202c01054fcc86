package org.etabli.bench.gate;

import java.time.Duration;
import java.util.Optional;
import org.etabli.controller.contract.PowerOffCause;
import org.jspecify.annotations.Nullable;

/** Where a gate stands. Only {@link On}, {@link Warning}, {@link Running} and {@link RunOn} have power. */
public sealed interface Phase {

    /** No power, waiting for a badge. */
    record Off() implements Phase {}

    /**
     * A badge was accepted; power comes with the start gesture, after the supervisor's badge where one is asked for.
     *
     * @param lapses uptime at which the wait is over
     */
    record Granted(Session session, boolean supervisorMissing, Duration lapses) implements Phase {}

    /**
     * Power, no job.
     *
     * @param idleSince uptime since which the machine has drawn less than its policy's idle power
     */
    record On(Session session, @Nullable Duration idleSince) implements Phase {}

    /** As {@link On}, and the slot ends soon. */
    record Warning(Session session, @Nullable Duration idleSince) implements Phase {}

    /**
     * A job has the machine.
     *
     * @param leaving the session ends with the job, for this reason
     * @param cancelBy the job is being cancelled; uptime at which power is cut even if it has not come to rest
     */
    record Running(
            Session session,
            String job,
            @Nullable PowerOffCause leaving,
            @Nullable Duration cancelBy) implements Phase {}

    /** The session is over but the machine keeps power until an uptime, to cool down or to clear smoke. */
    record RunOn(Session session, PowerOffCause cause, Duration until) implements Phase {}

    /** Power was cut under a job; the session is closed when the job's last figures are known. */
    record Closing(Session session, PowerOffCause cause, String job, Duration latest) implements Phase {}

    /** No power and no badge accepted until the machine is put back into service. */
    record OutOfService() implements Phase {}

    /** No power and no badge accepted until every fault has gone. */
    record Faulty() implements Phase {}

    /** The session that is open, or was until its run-on. */
    default Optional<Session> live() {
        return switch (this) {
            case On(Session session, var idle) -> Optional.of(session);
            case Warning(Session session, var idle) -> Optional.of(session);
            case Running(Session session, var job, var leaving, var by) -> Optional.of(session);
            case RunOn(Session session, var cause, var until) -> Optional.of(session);
            case Closing(Session session, var cause, var job, var latest) -> Optional.of(session);
            case Off off -> Optional.empty();
            case Granted granted -> Optional.empty();
            case OutOfService out -> Optional.empty();
            case Faulty faulty -> Optional.empty();
        };
    }

    /** Whether the relay is closed in this phase. */
    default boolean powered() {
        return switch (this) {
            case On on -> true;
            case Warning warning -> true;
            case Running running -> true;
            case RunOn runOn -> true;
            case Off off -> false;
            case Granted granted -> false;
            case Closing closing -> false;
            case OutOfService out -> false;
            case Faulty faulty -> false;
        };
    }
}
