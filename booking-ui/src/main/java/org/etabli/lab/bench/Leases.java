package org.etabli.lab.bench;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.etabli.controller.contract.Lease;
import org.etabli.controller.contract.Permission;
import org.etabli.controller.contract.SignedLease;
import org.etabli.controller.contract.Wire;
import org.etabli.lab.site.Keys;
import org.etabli.lab.site.LabSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/** Writes, signs and publishes each bench's lease: at the start, at every change, and before it grows old. */
@Service
public class Leases {

    private final Benches benches;
    private final BenchLink link;
    private final ObjectProvider<LeaseSource> sources;
    private final Keys keys;
    private final LabSettings settings;
    private final Clock clock;

    Leases(
            Benches benches,
            BenchLink link,
            ObjectProvider<LeaseSource> sources,
            Keys keys,
            LabSettings settings,
            Clock clock) {
        this.benches = benches;
        this.link = link;
        this.sources = sources;
        this.keys = keys;
        this.settings = settings;
        this.clock = clock;
    }

    /** Publishes a fresh lease for the bench. Two changes at once give two leases, the later numbered higher. */
    public synchronized void renew(String bench) {
        Instant now = clock.instant();
        Instant expires = now.plus(settings.lease().horizon());
        List<Permission> permissions = sources.stream()
                .flatMap(source -> source.permissions(bench, now, expires).stream())
                .toList();
        Lease lease = new Lease(
                Wire.VERSION, settings.site().name(), bench, benches.nextLeaseNumber(bench), now, expires, permissions);
        link.retain(
                benches.topics(bench).lease(),
                SignedLease.sign(lease, keys.lease().getPrivate()));
    }

    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(initialDelayString = "${etabli.lease.renew}", fixedDelayString = "${etabli.lease.renew}")
    public void renewAll() {
        benches.all().forEach(bench -> renew(bench.name()));
    }
}
