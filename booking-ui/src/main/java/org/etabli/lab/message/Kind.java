package org.etabli.lab.message;

import java.util.Locale;

/** What a message is about; people choose by kind what they want by e-mail. */
public enum Kind {
    RESERVED,
    /** An animator has to say yes to it. */
    REQUESTED,
    APPROVED,
    DECLINED,
    MOVED,
    CANCELLED,
    /** A slot one waited for is held for a while. */
    OFFERED,
    /** Nobody took an offer, or answered a request, in time. */
    LAPSED,
    /** Nobody badged in. */
    RELEASED,
    /** The lab needed the slot. */
    DISPLACED,
    REMINDER,
    /** Somebody else's job will take longer than their slot. */
    OVERRUN,
    JOB_DONE,
    JOB_FAILED,
    CERTIFIED,
    REVOKED,
    EXPIRING,
    COURSE_PLACE,
    COURSE_CANCELLED,
    PROBLEM,
    ACCOUNT;

    /** As it stands in the bundles. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
