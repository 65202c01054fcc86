package org.etabli.lab.job;

import org.etabli.controller.contract.BenchEvent;
import org.etabli.controller.contract.Happening;
import org.etabli.lab.bench.BenchReported;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Moves jobs on as the bench reports them: before the usage record, whose price needs their figures. */
@Component
class JobsFollowBench {

    private final Jobs jobs;
    private final ApplicationEventPublisher events;

    JobsFollowBench(Jobs jobs, ApplicationEventPublisher events) {
        this.jobs = jobs;
        this.events = events;
    }

    @EventListener
    @Order(10)
    void on(BenchReported reported) {
        BenchEvent event = reported.event();
        switch (event.what()) {
            case Happening.JobStarted started ->
                JobId.told(started.job()).ifPresent(id -> jobs.started(id, event.at()));
            case Happening.JobRefused refused ->
                JobId.told(refused.job()).ifPresent(id -> jobs.refused(id, refused.reason()));
            case Happening.JobEnded ended -> JobId.told(ended.job()).ifPresent(id -> ended(id, event, ended));
            case Happening.SessionOpened _,
                    Happening.BadgeRefused _,
                    Happening.BadgeNoted _,
                    Happening.PoweredOn _,
                    Happening.PoweredOff _,
                    Happening.SessionClosed _,
                    Happening.FaultNoticed _,
                    Happening.FaultCleared _,
                    Happening.DrillTried _,
                    Happening.Unknown _ -> {}
        }
    }

    private void ended(JobId id, BenchEvent event, Happening.JobEnded ended) {
        jobs.ended(id, event.at(), ended);
        events.publishEvent(new JobFinished(id));
    }
}
