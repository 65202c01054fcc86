package org.etabli.lab.member;

import java.util.UUID;

/** A member's identity. */
public record MemberId(UUID value) {

    static MemberId fresh() {
        return new MemberId(UUID.randomUUID());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
