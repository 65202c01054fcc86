package org.etabli.controller.job;

/**
 * Where a job stands.
 *
 * <pre>
 *  QUEUED ─► PREPARING ─► RUNNING ─────────────────────────► COMPLETED
 *                           │  ▲
 *                           ▼  │
 *                      PAUSING RESUMING
 *                           │  ▲
 *                           ▼  │
 *                          PAUSED
 *  any of these ─► CANCELLING ─► CANCELLED
 *  any of these ─► FAILED          a fault that software saw
 *  any of these ─► INTERRUPTED     the bench itself died; found when it starts again
 * </pre>
 */
public enum JobState {
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
    INTERRUPTED;

    /** Whether nothing more happens to the job. */
    public boolean isOver() {
        return switch (this) {
            case COMPLETED, CANCELLED, FAILED, INTERRUPTED -> true;
            case QUEUED, PREPARING, RUNNING, PAUSING, PAUSED, RESUMING, CANCELLING -> false;
        };
    }
}
