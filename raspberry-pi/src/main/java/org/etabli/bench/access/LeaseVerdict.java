package org.etabli.bench.access;

import org.etabli.controller.contract.Lease;

/** What became of a lease that arrived. */
public sealed interface LeaseVerdict {

    record Accepted(Lease lease) implements LeaseVerdict {}

    /** The very lease that is in force: a broker shows its retained message at every connection. */
    record AlreadyHeld() implements LeaseVerdict {}

    record Refused(Reason reason, String detail) implements LeaseVerdict {}

    /** Why a lease is not taken. */
    enum Reason {
        UNREADABLE,
        WRONG_SIGNATURE,
        OTHER_BENCH,
        NOT_NEWER,
        EXPIRED,
        TOO_LONG
    }
}
