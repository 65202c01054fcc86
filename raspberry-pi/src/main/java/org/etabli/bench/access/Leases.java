package org.etabli.bench.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import org.etabli.bench.clock.Now;
import org.etabli.bench.disk.AtomicFile;
import org.etabli.controller.contract.Lease;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lease in force: kept on disk as it was signed, so that a bench that restarts without network checks it anew and
 * goes on.
 */
public final class Leases {

    private static final Logger log = LoggerFactory.getLogger(Leases.class);

    private final Path file;
    private final LeaseCheck check;
    private volatile Rights rights = Rights.none();

    public Leases(Path file, String site, String bench, PublicKey server) {
        this.file = file;
        this.check = new LeaseCheck(site, bench, server);
    }

    /** Takes up the lease of an earlier run; one that expired meanwhile still names the supervisors. */
    public void restore() {
        if (!Files.exists(file)) {
            return;
        }
        try {
            byte[] message = Files.readAllBytes(file);
            Now outOfTime = new Now(java.time.Duration.ZERO, java.time.Instant.EPOCH, false);
            if (check.check(message, null, outOfTime) instanceof LeaseVerdict.Accepted(Lease lease)) {
                rights = Rights.of(lease);
                log.info(
                        "Lease {} taken up from disk: {} permissions, until {}.",
                        lease.number(),
                        lease.permissions().size(),
                        lease.expires());
            } else {
                log.warn("The lease on disk ({}) is damaged or not ours: waiting for the server's.", file);
            }
        } catch (IOException e) {
            log.warn("The lease on disk ({}) cannot be read: {}", file, e.getMessage());
        }
    }

    /** Judges a lease that arrived; an accepted one is on disk and in force when this returns. */
    public LeaseVerdict offer(byte[] message, Now now) {
        LeaseVerdict verdict = check.check(message, rights.lease(), now);
        switch (verdict) {
            case LeaseVerdict.Accepted(Lease lease) -> {
                rights = Rights.of(lease);
                keep(message);
                log.info(
                        "Lease {} in force: {} permissions, until {}.",
                        lease.number(),
                        lease.permissions().size(),
                        lease.expires());
            }
            case LeaseVerdict.AlreadyHeld held -> {}
            case LeaseVerdict.Refused(var reason, String detail) -> log.warn("Lease refused, {}: {}", reason, detail);
        }
        return verdict;
    }

    private void keep(byte[] message) {
        try {
            AtomicFile.write(file, message);
        } catch (IOException e) {
            log.error("The lease cannot be kept on disk ({}): it is lost at a restart. {}", file, e.getMessage());
        }
    }

    public Rights rights() {
        return rights;
    }

    public @Nullable Lease lease() {
        return rights.lease();
    }
}
