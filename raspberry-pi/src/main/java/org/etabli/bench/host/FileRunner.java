package org.etabli.bench.host;

import java.nio.file.Path;
import java.util.Optional;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.JobProgress;
import org.etabli.controller.contract.Order;
import org.jspecify.annotations.Nullable;

/** Runs one file at a time on one machine. */
public interface FileRunner {

    /**
     * Checks a file against the machine it is to run on.
     *
     * @return the event of its start, with how many commands the machine is to acknowledge
     * @throws JobRefusedException saying which line is wrong, or what is missing
     */
    Happening.JobStarted check(Order.StartJob order, Path file) throws JobRefusedException;

    /** Streams a checked file to its end, good or bad. */
    Happening.JobEnded run(Order.StartJob order, Path file) throws InterruptedException;

    void pause(boolean on);

    /** Ends {@link #run}: with the machine brought to rest, or at once where its power has gone. */
    void cancel(boolean powerLost);

    @Nullable
    JobProgress progress();

    /** The last figures on disk of a job that an earlier run of the bench left unfinished. */
    Optional<Happening.JobEnded> interrupted(Happening.JobStarted job);
}
