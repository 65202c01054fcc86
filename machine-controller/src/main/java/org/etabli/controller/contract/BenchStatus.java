package org.etabli.controller.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a bench is there, retained on its status topic.
 *
 * @param online false in the last will
 * @param at when the bench said so; absent in the last will, which is written before the fact
 * @param software the bench's version
 * @param leaseNumber the lease it works with, 0 for none
 * @param simulated how many times faster than life its machines run; 0 for real ones
 */
public record BenchStatus(
        int v,
        boolean online,
        @Nullable Instant at,
        @Nullable String software,
        long leaseNumber,
        double simulated) {

    public static BenchStatus offline() {
        return new BenchStatus(Wire.VERSION, false, null, null, 0, 0);
    }
}
