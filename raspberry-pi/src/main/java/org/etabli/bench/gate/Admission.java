package org.etabli.bench.gate;

import java.time.Duration;
import java.time.Instant;
import org.etabli.controller.contract.RefusalReason;
import org.jspecify.annotations.Nullable;

/** What the lease says about a badge at one machine, at one moment. */
public sealed interface Admission {

    /**
     * The badge may switch the machine on.
     *
     * @param supervisor whether it may also confirm others' supervised starts
     * @param ends uptime at which the right ends
     * @param until the same by the wall clock
     */
    record Granted(
            String member,
            @Nullable String name,
            @Nullable String language,
            boolean supervisor,
            @Nullable String reservation,
            @Nullable String course,
            Duration ends,
            Instant until)
            implements Admission {}

    record Refused(RefusalReason reason) implements Admission {}
}
