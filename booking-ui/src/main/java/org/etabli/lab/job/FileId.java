package org.etabli.lab.job;

import java.util.UUID;

/** A file's identity. */
public record FileId(UUID value) {

    static FileId fresh() {
        return new FileId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
