package org.etabli.bench.host;

import org.etabli.bench.gate.Session;
import org.etabli.controller.contract.JobProgress;
import org.etabli.controller.contract.Order;
import org.jspecify.annotations.Nullable;

/** Runs files on one machine. Every order returns at once; what comes of it is told to the gate. */
public interface Jobs {

    /** Fetch and check a file; nothing is sent before {@link #release}. */
    void prepare(Session session, Order.StartJob order);

    void release(String job);

    /** Stop a job: bring the machine to rest, or only stop sending where its power has gone. */
    void cancel(String job, boolean powerLost);

    void pause(String job, boolean on);

    @Nullable
    JobProgress progress();
}
