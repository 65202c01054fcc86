package org.etabli.lab.course;

import java.util.UUID;

/** A course session's identity. */
public record SessionId(UUID value) {

    public static SessionId fresh() {
        return new SessionId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
