package org.etabli.lab.job;

import java.time.Instant;
import org.etabli.controller.contract.JobProgress;
import org.etabli.lab.reservation.ReservationId;
import org.jspecify.annotations.Nullable;

/**
 * One run of a file on a machine.
 *
 * @param planned what the file promised
 * @param acknowledged how many of its {@code commands} the machine acknowledged
 * @param lastLine the file's line of the last one, from 1
 * @param used what it really took
 */
public record Job(
        JobId id,
        ReservationId reservation,
        FileId file,
        JobProgress.State state,
        Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        Planned planned,
        long commands,
        long acknowledged,
        long lastLine,
        @Nullable String reason,
        Used used) {

    /** Time in the machine's seconds, material in grams. */
    public record Planned(double seconds, double grams) {}

    /** Time in the machine's seconds, material in grams. */
    public record Used(double printing, double heating, double paused, double laserOn, double grams) {

        static final Used NOTHING = new Used(0, 0, 0, 0, 0);

        public double seconds() {
            return printing + heating + paused;
        }
    }

    public boolean isOver() {
        return switch (state) {
            case COMPLETED, CANCELLED, FAILED, INTERRUPTED -> true;
            case QUEUED, PREPARING, RUNNING, PAUSING, PAUSED, RESUMING, CANCELLING -> false;
        };
    }

    public boolean isWaiting() {
        return state == JobProgress.State.QUEUED;
    }
}
