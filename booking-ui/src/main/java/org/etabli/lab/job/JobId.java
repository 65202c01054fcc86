package org.etabli.lab.job;

import java.util.UUID;

/** A job's identity. */
public record JobId(UUID value) {

    static JobId fresh() {
        return new JobId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
