package org.etabli.lab.member;

import java.util.Optional;
import java.util.UUID;

/** A member's identity. */
public record MemberId(UUID value) {

    static MemberId fresh() {
        return new MemberId(UUID.randomUUID());
    }

    /** The id a text stands for; none where it is no id. */
    public static Optional<MemberId> of(String text) {
        try {
            return Optional.of(new MemberId(UUID.fromString(text)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
