package org.etabli.lab.message;

import java.util.Locale;

/** What a message is about; people choose by kind what they want by e-mail. */
public enum Kind {
    RESERVED,
    MOVED,
    CANCELLED,
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
