package org.etabli.bench.host;

import java.time.Duration;
import java.util.List;
import org.etabli.bench.clock.BenchClock;
import org.etabli.bench.gate.GateEvent;
import org.etabli.bench.power.GuardedRelay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens relays that nobody vouches for: the gate's loop has stopped answering, or a session outlived its limit. It
 * shares no lock, queue or thread with the loops it watches.
 */
public final class DeadMan implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(DeadMan.class);

    /** A loop answers within a fraction of a second; a disk that hangs may take it a second or two. */
    public static final Duration SILENCE = Duration.ofSeconds(3);

    /** How often it looks. */
    public static final Duration LOOK = Duration.ofMillis(250);

    /** The gate acts on the same limit; it gets this much to do so in its own words. */
    private static final Duration COURTESY = Duration.ofSeconds(1);

    /** One gate under watch. */
    public record Watched(String machine, GateLoop loop, GuardedRelay relay) {}

    private final BenchClock clock;
    private final List<Watched> gates;
    private final Runnable alive;

    /**
     * @param alive called after every look that found all loops alive: systemd's watchdog hangs on it
     */
    public DeadMan(BenchClock clock, List<Watched> gates, Runnable alive) {
        this.clock = clock;
        this.gates = List.copyOf(gates);
        this.alive = alive;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                look();
                synchronized (this) {
                    wait(LOOK.toMillis());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            gates.forEach(gate -> gate.relay().trip());
        }
    }

    /** One look at every gate. */
    public void look() {
        Duration uptime = clock.now().uptime();
        boolean allAlive = true;
        for (Watched gate : gates) {
            boolean silent = uptime.minus(gate.loop().lastBeat()).compareTo(SILENCE) > 0;
            boolean overdue = gate.relay().overdue(uptime.minus(COURTESY));
            allAlive &= !silent;
            if (overdue || (silent && gate.relay().on())) {
                log.error(
                        "{}: WATCHDOG opens the relay, {}",
                        gate.machine(),
                        silent ? "its gate does not answer" : "its session outlived its limit");
                gate.relay().trip();
                gate.loop().offer(new GateEvent.WatchdogTripped(uptime));
            }
            gate.relay().retryOff();
        }
        if (allAlive) {
            alive.run();
        }
    }
}
