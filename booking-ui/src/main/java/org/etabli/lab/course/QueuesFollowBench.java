package org.etabli.lab.course;

import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.JobProgress;
import org.etabli.controller.contract.JobReason;
import org.etabli.lab.bench.BenchReported;
import org.etabli.lab.job.Job;
import org.etabli.lab.job.JobFinished;
import org.etabli.lab.job.JobId;
import org.etabli.lab.job.Jobs;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Keeps the classes' queues in step with what the benches report of their jobs. */
@Component
class QueuesFollowBench {

    private final Courses courses;
    private final Pieces pieces;
    private final Jobs jobs;
    private final ClassQueues queues;

    QueuesFollowBench(Courses courses, Pieces pieces, Jobs jobs, ClassQueues queues) {
        this.courses = courses;
        this.pieces = pieces;
        this.jobs = jobs;
        this.queues = queues;
    }

    @EventListener
    void on(JobFinished finished) {
        pieces.madeBy(finished.job().value()).ifPresent(made -> {
            CourseSession session = courses.session(made.session()).orElseThrow();
            Job job = jobs.find(finished.job()).orElseThrow();
            if (job.state() == JobProgress.State.COMPLETED) {
                queues.finish(session, made.piece());
            } else {
                String reason = job.reason();
                queues.fail(session, made.piece(), reason == null ? new JobReason(job.state(), "").toString() : reason);
            }
        });
    }

    /** The machine did not take the file: the piece waits again, with what the machine said. */
    @EventListener
    @Order(30)
    void on(BenchReported reported) {
        if (reported.event().what() instanceof Happening.JobRefused(String job, String reason)) {
            JobId.told(job)
                    .flatMap(id -> pieces.madeBy(id.value()))
                    .ifPresent(
                            made -> queues.fail(courses.session(made.session()).orElseThrow(), made.piece(), reason));
        }
    }
}
