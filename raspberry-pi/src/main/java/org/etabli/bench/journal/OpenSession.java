package org.etabli.bench.journal;

import org.etabli.controller.contract.Happening;
import org.jspecify.annotations.Nullable;

/**
 * A session that the journal saw begin and not end.
 *
 * @param since sequence number of its first event
 * @param powered whether its last word about power was on
 * @param job the job that was under way, if any
 */
public record OpenSession(
        String machine, String session, long since, boolean powered, Happening.@Nullable JobStarted job) {

    OpenSession powered(boolean on) {
        return new OpenSession(machine, session, since, on, job);
    }

    OpenSession with(Happening.@Nullable JobStarted started) {
        return new OpenSession(machine, session, since, powered, started);
    }
}
