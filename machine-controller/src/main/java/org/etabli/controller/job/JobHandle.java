package org.etabli.controller.job;

import java.util.concurrent.CompletableFuture;
import org.etabli.controller.stream.Request;

/** A running job in the hands of whoever started it; every method returns at once and may be called by any thread. */
public interface JobHandle {

    /** What means nothing in the job's state is passed over. */
    void ask(Request request);

    default void pause() {
        ask(Request.PAUSE);
    }

    default void resume() {
        ask(Request.RESUME);
    }

    /** Stops the job and leaves the machine safe. */
    default void cancel() {
        ask(Request.CANCEL);
    }

    /** The job as it stands. */
    JobSnapshot snapshot();

    /** Completes when the job is over, whatever its end, with its last snapshot. */
    CompletableFuture<JobSnapshot> done();
}
