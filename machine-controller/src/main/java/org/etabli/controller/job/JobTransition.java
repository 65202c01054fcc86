package org.etabli.controller.job;

/**
 * What follows from an event in a state.
 *
 * @param accepted false where the event means nothing there: the state stays, nothing is done
 */
public record JobTransition(JobState next, boolean accepted) {

    /** The job's whole rule book; pure, total over every state and event. */
    public static JobTransition step(JobState state, JobEvent event) {
        return switch (event) {
            case START -> state == JobState.QUEUED ? to(JobState.PREPARING) : ignored(state);
            case READY -> state == JobState.PREPARING ? to(JobState.RUNNING) : ignored(state);
            case PAUSE_ASKED -> pause(state);
            case STOOD_STILL -> state == JobState.PAUSING ? to(JobState.PAUSED) : ignored(state);
            case MACHINE_HELD ->
                switch (state) {
                    case RUNNING, PAUSING, RESUMING -> to(JobState.PAUSED);
                    default -> ignored(state);
                };
            case RESUME_ASKED -> resume(state);
            case WENT_ON ->
                switch (state) {
                    case RESUMING, PAUSED -> to(JobState.RUNNING);
                    default -> ignored(state);
                };
            case CANCEL_ASKED -> cancel(state);
            case MADE_SAFE -> state == JobState.CANCELLING ? to(JobState.CANCELLED) : ignored(state);
            case FINISHED ->
                switch (state) {
                    // The last line may have gone out before a pause or a stop was asked for, and taken back.
                    case RUNNING, PAUSING, RESUMING, CANCELLING -> to(JobState.COMPLETED);
                    default -> ignored(state);
                };
            case FAULT -> state.isOver() ? ignored(state) : to(JobState.FAILED);
            case FOUND_UNFINISHED -> state.isOver() ? ignored(state) : to(JobState.INTERRUPTED);
        };
    }

    private static JobTransition pause(JobState state) {
        return switch (state) {
            case RUNNING, RESUMING -> to(JobState.PAUSING);
            case QUEUED, PREPARING, PAUSING, PAUSED, CANCELLING, COMPLETED, CANCELLED, FAILED, INTERRUPTED ->
                ignored(state);
        };
    }

    private static JobTransition resume(JobState state) {
        return switch (state) {
            case PAUSED, PAUSING -> to(JobState.RESUMING);
            case QUEUED, PREPARING, RUNNING, RESUMING, CANCELLING, COMPLETED, CANCELLED, FAILED, INTERRUPTED ->
                ignored(state);
        };
    }

    private static JobTransition cancel(JobState state) {
        return switch (state) {
            case QUEUED -> to(JobState.CANCELLED);
            case PREPARING, RUNNING, PAUSING, PAUSED, RESUMING -> to(JobState.CANCELLING);
            case CANCELLING, COMPLETED, CANCELLED, FAILED, INTERRUPTED -> ignored(state);
        };
    }

    private static JobTransition to(JobState next) {
        return new JobTransition(next, true);
    }

    private static JobTransition ignored(JobState state) {
        return new JobTransition(state, false);
    }
}
