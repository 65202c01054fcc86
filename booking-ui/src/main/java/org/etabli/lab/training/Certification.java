package org.etabli.lab.training;

import java.time.Instant;
import java.util.UUID;
import org.etabli.lab.member.MemberId;
import org.jspecify.annotations.Nullable;

/**
 * The right to use a kind of machine, granted once; a renewal is another one.
 *
 * @param expiresAt the first instant it no longer holds; absent for ever
 * @param reason why it was revoked
 */
public record Certification(
        UUID id,
        MemberId member,
        TrainingId training,
        Instant grantedAt,
        MemberId grantedBy,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable MemberId revokedBy,
        @Nullable String reason) {

    /** Whether it holds at an instant, by itself: prerequisites are another matter. */
    public boolean holds(Instant at) {
        return revokedAt == null && !at.isBefore(grantedAt) && (expiresAt == null || at.isBefore(expiresAt));
    }
}
