package org.etabli.bench.clock;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers what speaks for or against the wall clock, and says aloud when the verdict changes. */
public final class ClockEvidence {

    private static final Logger log = LoggerFactory.getLogger(ClockEvidence.class);

    /** systemd-timesyncd touches this file whenever it has set the clock. */
    private static final Path SYNCHRONISED = Path.of("/run/systemd/timesync/synchronized");

    private static final Duration BETWEEN = Duration.ofSeconds(5);

    private final BenchClock clock;
    private final ClockTrust trust;
    private Duration lookedAt = Duration.ZERO.minus(BETWEEN);
    private boolean saidTrusted = true;

    public ClockEvidence(BenchClock clock, ClockTrust trust) {
        this.clock = clock;
        this.trust = trust;
    }

    /** Called often; looks now and then. */
    public synchronized void look() {
        Now now = clock.now();
        if (now.uptime().minus(lookedAt).compareTo(BETWEEN) < 0) {
            return;
        }
        lookedAt = now.uptime();
        if (!now.trusted() && Files.exists(SYNCHRONISED)) {
            trust.synchronised(now.wall());
        }
        boolean trusted = clock.now().trusted();
        if (trusted != saidTrusted) {
            saidTrusted = trusted;
            if (trusted) {
                log.info("The clock is trusted again: {}", now.wall());
            } else {
                log.warn("The clock is not trusted ({}): only supervisors are let in", trust.why());
            }
        }
    }

    /** The server dated something: that moment has passed. */
    public void passed(Instant instant) {
        trust.passed(instant);
    }

    /** The server's clock, just now. */
    public void serverSays(Instant server) {
        trust.compared(server, clock.now().wall());
    }
}
