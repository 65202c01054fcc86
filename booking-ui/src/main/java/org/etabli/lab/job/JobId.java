package org.etabli.lab.job;

import java.util.Optional;
import java.util.UUID;

/** A job's identity. */
public record JobId(UUID value) {

    static JobId fresh() {
        return new JobId(UUID.randomUUID());
    }

    /** As a bench tells it; empty where it is not ours: a bench may run jobs of another server or a script. */
    public static Optional<JobId> told(String job) {
        try {
            return Optional.of(new JobId(UUID.fromString(job)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
