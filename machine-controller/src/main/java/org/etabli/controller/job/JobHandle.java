package org.etabli.controller.job;

import java.util.concurrent.CompletableFuture;

/** A running job in the hands of whoever started it; every method returns at once and may be called by any thread. */
public interface JobHandle {

    void pause();

    void resume();

    /** Stops the job and leaves the machine safe. */
    void cancel();

    /** The job as it stands. */
    JobSnapshot snapshot();

    /** Completes when the job is over, whatever its end, with its last snapshot. */
    CompletableFuture<JobSnapshot> done();
}
