package org.etabli.controller.contract;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened at a bench, from its journal. Bench and sequence together are its identity: delivered twice,
 * it changes nothing.
 *
 * @param sequence grows by one with every event of the bench, from 1, across restarts
 * @param at by the bench's clock
 * @param clockTrusted false when that clock is known to be wrong (a Pi that booted without network)
 * @param machine the machine it happened at; absent for the bench itself
 * @param session the session on the machine, from badge-in to power off; absent outside one
 */
public record BenchEvent(
        int v,
        String bench,
        long sequence,
        Instant at,
        boolean clockTrusted,
        @Nullable String machine,
        @Nullable String session,
        Happening what) {

    public BenchEvent {
        Objects.requireNonNull(bench, "bench");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(what, "what");
    }
}
