package org.etabli.lab.training;

import org.etabli.lab.member.MemberId;

/**
 * Somebody was certified, or is no longer.
 *
 * @param certification the one granted, or one of those revoked
 */
public record CertificationChanged(MemberId member, TrainingId training, What what, java.util.UUID certification) {

    /** What happened. */
    public enum What {
        GRANTED,
        RENEWED,
        REVOKED
    }
}
