package org.etabli.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.etabli.bench.access.LeaseVerdict;
import org.etabli.bench.access.Leases;
import org.etabli.bench.clock.BenchClock;
import org.etabli.bench.clock.ClockEvidence;
import org.etabli.bench.clock.Now;
import org.etabli.bench.drill.DrillFiles;
import org.etabli.bench.drill.Drills;
import org.etabli.bench.drill.Lifeline;
import org.etabli.bench.gate.GateEvent;
import org.etabli.bench.gate.GateRules;
import org.etabli.bench.host.CommandInbox;
import org.etabli.bench.host.DeadMan;
import org.etabli.bench.host.MachineHost;
import org.etabli.bench.host.Recovery;
import org.etabli.bench.journal.EventJournal;
import org.etabli.bench.journal.JournalException;
import org.etabli.bench.server.EventDelivery;
import org.etabli.bench.server.MqttSession;
import org.etabli.bench.server.ServerClock;
import org.etabli.controller.contract.BenchStatus;
import org.etabli.controller.contract.Lease;
import org.etabli.controller.contract.Order;
import org.etabli.controller.contract.Wire;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bench at work: its machines' loops, their watchdog, the pulse, and the way to the server. */
public final class Bench implements MqttSession.Inbox, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Bench.class);

    private static final Duration PULSE = Duration.ofMillis(250);

    /** After the gates have stopped, the server gets this long to hear of it. */
    private static final long LAST_WORDS_MILLIS = 2_000;

    /** What a bench is made of. */
    public record Parts(
            BenchClock clock,
            Leases leases,
            EventJournal journal,
            Recovery recovery,
            CommandInbox commands,
            List<MachineHost> machines,
            ClockEvidence evidence,
            ServerClock serverClock,
            DrillFiles drills,
            Life life,
            double simulatedSpeed,
            String software) {}

    /**
     * How this process lives.
     *
     * @param alive tells the supervisor that every gate answers
     * @param restarted whether somebody starts the bench again when it dies
     * @param safeSince when it had opened every relay
     */
    public record Life(Runnable alive, boolean restarted, Instant safeSince) {}

    private final Parts parts;
    private final Drills drills;
    private final DeadMan deadMan;
    private final Threads threads = new Threads();
    private final Semaphore comparisons = new Semaphore(0);
    private volatile @Nullable MqttSession session;
    private @Nullable EventDelivery delivery;
    private volatile boolean stopping;

    public Bench(Parts parts) {
        this.parts = parts;
        this.deadMan = new DeadMan(
                parts.clock(),
                parts.machines().stream()
                        .map(host -> new DeadMan.Watched(
                                host.id(), host.parts().loop(), host.parts().relay()))
                        .toList(),
                parts.life().alive());
        this.drills = new Drills(
                parts.machines().stream()
                        .collect(Collectors.toMap(
                                MachineHost::id, Function.identity(), (a, b) -> a, LinkedHashMap::new)),
                parts.drills(),
                new OwnLifeline(),
                parts.clock(),
                System::nanoTime,
                parts.journal(),
                parts.life().safeSince());
    }

    /** Begins to work; the network may come later. */
    public void start(MqttSession mqtt) throws JournalException {
        session = mqtt;
        parts.recovery().closeWhatWasOpen(parts.clock().now());
        for (MachineHost host : parts.machines()) {
            threads.start("gate " + host.id(), host.parts().loop());
        }
        threads.start("watchdog", deadMan);
        for (MachineHost host : parts.machines()) {
            host.parts().reader().start(host);
        }
        threads.start("pulse", this::pulse);
        EventDelivery events = new EventDelivery(parts.journal(), mqtt);
        delivery = events;
        threads.start("delivery", events);
        mqtt.connect();
        threads.start("drill", drills);
        threads.start("server clock", this::compareClocks);
    }

    private void pulse() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                parts.evidence().look();
                drills.look();
                parts.machines().forEach(Bench::pulse);
                TimeUnit.MILLISECONDS.sleep(PULSE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One machine's trouble is not the others'. */
    private static void pulse(MachineHost host) {
        try {
            host.pulse();
        } catch (RuntimeException e) {
            log.error("{}: pulse failed", host.id(), e);
        }
    }

    @Override
    public void lease(byte[] message) {
        if (parts.leases().offer(message, parts.clock().now()) instanceof LeaseVerdict.Accepted(Lease lease)) {
            parts.evidence().passed(lease.issued());
            parts.machines().forEach(MachineHost::leaseChanged);
            MqttSession mqtt = session;
            if (mqtt != null) {
                mqtt.publishStatus();
            }
        }
    }

    @Override
    public void command(String machine, byte[] message) {
        MachineHost host = parts.machines().stream()
                .filter(m -> m.id().equals(machine))
                .findFirst()
                .orElse(null);
        if (host == null || stopping) {
            log.warn("A command for {} is dropped: {}", machine, stopping ? "the bench stops" : "no such machine here");
            return;
        }
        CommandInbox.order(parts.commands().judge(message, parts.clock().now())).ifPresent(order -> {
            if (order instanceof Order.RunDrill(String drill)) {
                drills.ask(drill, machine);
            } else {
                host.order(order);
            }
        });
    }

    @Override
    public void connected() {
        parts.machines().forEach(MachineHost::resendState);
        comparisons.release();
    }

    /** The server's clock is asked at each connection, on a thread that may wait for it. */
    private void compareClocks() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                comparisons.acquire();
                comparisons.drainPermits();
                parts.serverClock().ask().ifPresent(parts.evidence()::serverSays);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public BenchStatus status() {
        Now now = parts.clock().now();
        Lease lease = parts.leases().lease();
        return new BenchStatus(
                Wire.VERSION,
                true,
                now.wall(),
                parts.software(),
                lease == null ? 0 : lease.number(),
                parts.simulatedSpeed());
    }

    /** Ends jobs and sessions, opens relays, tells the server, and is gone: in this order, in bounded time. */
    @Override
    public void close() {
        stopping = true;
        Duration from = parts.clock().now().uptime();
        parts.machines().forEach(host -> host.parts().reader().close());
        parts.machines().forEach(host -> host.parts().loop().offer(new GateEvent.StopOrdered(from)));
        Duration patience = GateRules.STOP_PATIENCE.plusSeconds(2);
        try {
            while (parts.machines().stream().anyMatch(Bench::inSession)
                    && parts.clock().now().uptime().minus(from).compareTo(patience) < 0) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            EventDelivery events = delivery;
            if (events != null) {
                events.drain(LAST_WORDS_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        threads.stop();
        if (session != null) {
            session.close();
        }
        parts.machines().forEach(MachineHost::close);
        try {
            parts.journal().close();
        } catch (JournalException e) {
            log.error("{}", e.getMessage());
        }
    }

    /** What a drill takes away from this very bench. */
    private final class OwnLifeline implements Lifeline {

        /** As the kernel's {@code kill -9} is reported. */
        private static final int KILLED = 137;

        @Override
        public void disconnect() {
            MqttSession mqtt = session;
            if (mqtt != null) {
                mqtt.disconnect();
            }
        }

        @Override
        public void reconnect() {
            MqttSession mqtt = session;
            if (mqtt != null && !stopping) {
                mqtt.connect();
            }
        }

        @Override
        public boolean mayDie(String machine) {
            return parts.life().restarted()
                    && !stopping
                    && parts.machines().stream().noneMatch(host -> !host.id().equals(machine) && inSession(host));
        }

        @Override
        public void die() {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    private static boolean inSession(MachineHost host) {
        return host.parts().loop().gate().phase().live().isPresent();
    }
}
