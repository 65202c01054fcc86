package org.etabli.bench.access;

import java.security.PublicKey;
import org.etabli.bench.access.LeaseVerdict.Reason;
import org.etabli.bench.clock.Now;
import org.etabli.controller.contract.Lease;
import org.etabli.controller.contract.SignedLease;
import org.etabli.controller.contract.Wire;
import org.etabli.controller.contract.WireException;
import org.jspecify.annotations.Nullable;

/** Whether a lease is this bench's, its server's, whole, newer than the last and still good. */
final class LeaseCheck {

    /** A lab of 2,000 members with 10 rights each; more is a mistake, and memory on a Pi is not endless. */
    static final int MOST_PERMISSIONS = 20_000;

    private final String site;
    private final String bench;
    private final PublicKey server;

    LeaseCheck(String site, String bench, PublicKey server) {
        this.site = site;
        this.bench = bench;
        this.server = server;
    }

    LeaseVerdict check(byte[] message, @Nullable Lease current, Now now) {
        SignedLease signed;
        Lease lease;
        try {
            signed = Wire.read(message, SignedLease.class);
        } catch (WireException e) {
            return new LeaseVerdict.Refused(Reason.UNREADABLE, String.valueOf(e.getMessage()));
        }
        if (signed.lease() == null || signed.signature() == null) {
            return new LeaseVerdict.Refused(Reason.UNREADABLE, "no lease or no signature in it");
        }
        try {
            lease = signed.open(server);
        } catch (WireException e) {
            boolean unreadable = e.getCause() != null;
            return new LeaseVerdict.Refused(
                    unreadable ? Reason.UNREADABLE : Reason.WRONG_SIGNATURE, String.valueOf(e.getMessage()));
        }
        return check(lease, current, now);
    }

    private LeaseVerdict check(Lease lease, @Nullable Lease current, Now now) {
        if (!lease.site().equals(site) || !lease.bench().equals(bench)) {
            return new LeaseVerdict.Refused(
                    Reason.OTHER_BENCH,
                    "made for " + lease.site() + "/" + lease.bench() + ", this is " + site + "/" + bench);
        }
        if (lease.equals(current)) {
            return new LeaseVerdict.AlreadyHeld();
        }
        if (current != null && lease.number() <= current.number()) {
            return new LeaseVerdict.Refused(
                    Reason.NOT_NEWER, "number " + lease.number() + ", number " + current.number() + " is in force");
        }
        if (lease.permissions().size() > MOST_PERMISSIONS) {
            return new LeaseVerdict.Refused(
                    Reason.TOO_LONG, lease.permissions().size() + " permissions, at most " + MOST_PERMISSIONS);
        }
        if (now.trusted() && !lease.expires().isAfter(now.wall())) {
            return new LeaseVerdict.Refused(Reason.EXPIRED, "expired at " + lease.expires());
        }
        return new LeaseVerdict.Accepted(lease);
    }
}
