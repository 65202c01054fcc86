package org.etabli.bench.journal;

import java.time.Instant;
import org.etabli.controller.contract.Happening;
import org.jspecify.annotations.Nullable;

/** An event before the journal has numbered it. */
public record Draft(
        Instant at,
        boolean clockTrusted,
        @Nullable String machine,
        @Nullable String session,
        Happening what) {}
