package org.etabli.lab.bench;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Map<String, Newest> newest = new ConcurrentHashMap<>();

    private record Newest(long number, SignedLease signed) {}

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
        Newest signed =
                new Newest(lease.number(), SignedLease.sign(lease, keys.lease().getPrivate()));
        newest.put(bench, signed);
        link.retain(benches.topics(bench).lease(), signed.signed());
    }

    /**
     * A bench that works with an older lease is shown the newest again: a broker may lose a retained message for who
     * subscribes at that very moment. One that works with a newer lease knew this server before it was restored from a
     * backup, and would refuse every lease up to that number.
     */
    @EventListener
    void on(BenchSpoke spoke) {
        Newest mine = newest.get(spoke.bench());
        if (mine == null || !spoke.status().online()) {
            return;
        }
        long theirs = spoke.status().leaseNumber();
        if (theirs < mine.number()) {
            link.retain(benches.topics(spoke.bench()).lease(), mine.signed());
        } else if (theirs > mine.number()) {
            benches.numberLeasesAbove(spoke.bench(), theirs);
            renew(spoke.bench());
        }
    }

    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(initialDelayString = "${etabli.lease.renew}", fixedDelayString = "${etabli.lease.renew}")
    public void renewAll() {
        benches.all().forEach(bench -> renew(bench.name()));
    }
}
