package org.etabli.controller.job;

/** Hears of a job at most once a second, and at once when its state changes. Called on the job's own thread. */
@FunctionalInterface
public interface JobListener {

    JobListener NONE = snapshot -> {};

    void changed(JobSnapshot snapshot);
}
