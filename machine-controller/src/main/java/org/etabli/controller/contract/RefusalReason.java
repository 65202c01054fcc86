package org.etabli.controller.contract;

/** Why a badge did not open a machine; each has a sentence in the bench's and the server's bundles. */
public enum RefusalReason {
    UNKNOWN_BADGE,
    NO_PERMISSION,
    TOO_EARLY,
    TOO_LATE,
    IN_USE,
    OUT_OF_SERVICE,
    INTERLOCK_OPEN,
    LEASE_EXPIRED,
    CLOCK_UNTRUSTED,
    SUPERVISOR_NEEDED,
    JOURNAL_FULL
}
