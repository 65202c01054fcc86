package org.etabli.controller.contract;

import org.jspecify.annotations.Nullable;

/**
 * A job under way.
 *
 * @param line the file's line last acknowledged, from 1
 * @param acknowledged commands acknowledged, of {@code commands}
 * @param fraction of the planned time that is done, 0 to 1
 * @param secondsLeft estimate, in the machine's time; negative when unknown
 * @param nozzle °C; negative when unknown
 * @param bed °C; negative when unknown
 * @param message what the machine or the person must know now
 */
public record JobProgress(
        String job,
        State state,
        long line,
        long acknowledged,
        long commands,
        double fraction,
        double secondsUsed,
        double secondsLeft,
        double nozzle,
        double bed,
        @Nullable String message,
        JobUsage usage) {

    /** The states a job goes through. */
    public enum State {
        QUEUED,
        PREPARING,
        RUNNING,
        PAUSING,
        PAUSED,
        RESUMING,
        CANCELLING,
        COMPLETED,
        CANCELLED,
        FAILED,
        INTERRUPTED
    }
}
