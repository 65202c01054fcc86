package org.etabli.lab.course.queue;

import java.util.UUID;

/** A piece's identity. */
public record PieceId(UUID value) {

    public static PieceId fresh() {
        return new PieceId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
