package org.etabli.lab.course;

import java.util.UUID;

/** A participant's identity. */
public record ParticipantId(UUID value) {

    public static ParticipantId fresh() {
        return new ParticipantId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
