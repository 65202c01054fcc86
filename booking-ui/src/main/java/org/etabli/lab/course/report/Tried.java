package org.etabli.lab.course.report;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One run of a piece on a machine: what a share of the machine's time and material comes from.
 *
 * @param end absent while it runs
 * @param seconds of the machine's own time; 0 where it was started by hand
 */
public record Tried(
        UUID session,
        String machine,
        UUID participant,
        Instant begin,
        @Nullable Instant end,
        boolean done,
        double seconds,
        double grams) {}
