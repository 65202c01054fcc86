package org.etabli.lab.usage;

import java.time.Instant;
import java.util.List;
import org.etabli.lab.job.Job;
import org.etabli.lab.reservation.Reservation;
import org.jspecify.annotations.Nullable;

/**
 * The unbroken record of one reservation: reserved, badged, powered, printed, and what it took.
 *
 * @param steps what happened, in order
 */
public record UsageRecord(
        Reservation reservation, List<UsageSession> sessions, List<Job> jobs, List<Step> steps, Totals totals) {

    /**
     * One thing that happened.
     *
     * @param what {@code reserved}, {@code badged}, {@code powered-on}, {@code started}, {@code completed}, …
     */
    public record Step(String what, Instant at, @Nullable String detail) {}

    /**
     * What the reservation took in all.
     *
     * @param minutes of the machine's time
     * @param wattHours absent where nothing measured it
     * @param priceCents absent until a session has closed
     */
    public record Totals(
            double minutes,
            double grams,
            @Nullable Double wattHours,
            @Nullable Integer priceCents) {}

    /** Whether the last session is over and the figures are final. */
    public boolean isClosed() {
        return !sessions.isEmpty() && sessions.getLast().closedAt() != null;
    }
}
