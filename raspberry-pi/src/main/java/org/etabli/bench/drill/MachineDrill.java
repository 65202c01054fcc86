package org.etabli.bench.drill;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.etabli.bench.clock.BenchClock;
import org.etabli.bench.clock.Now;
import org.etabli.bench.gate.Admission;
import org.etabli.bench.gate.Fault;
import org.etabli.bench.gate.GateEvent;
import org.etabli.bench.gate.Phase;
import org.etabli.bench.host.GateLoop;
import org.etabli.bench.power.GuardedRelay;
import org.etabli.controller.contract.DrillTrial;
import org.etabli.controller.contract.DrillVerdict;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.Happening.DrillTried;
import org.etabli.controller.contract.Permission.Right;
import org.etabli.controller.contract.PowerOffCause;

/**
 * The drill on one machine: opens a session of nobody's through the gate as a badge would, takes something away, and
 * waits until the relay, or the contactor where it can tell, is open.
 */
final class MachineDrill {

    /** The gate acts on an interlock in one step, which is a fraction of this. */
    static final Duration INTERLOCK_LIMIT = Duration.ofMillis(250);

    /** How long the session of the {@link DrillTrial#CONNECTION} trial lasts. */
    static final Duration SLOT = Duration.ofSeconds(5);

    /** On top of the slot and the machine's own run-on: the watchdog's look and courtesy. */
    static final Duration SLOT_MARGIN = Duration.ofSeconds(2);

    /** systemd's pause and the start of a bench on a small Pi. */
    static final Duration PROCESS_LIMIT = Duration.ofSeconds(30);

    private static final Duration POWER_PATIENCE = Duration.ofSeconds(5);
    private static final Duration REST_PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(1);
    private static final Fault PRETENDED = new Fault("drill", PowerOffCause.INTERLOCK, false);

    private final String drill;
    private final GateLoop gate;
    private final GuardedRelay relay;
    private final BenchClock clock;
    private final LongSupplier nanos;

    MachineDrill(String drill, GateLoop gate, GuardedRelay relay, BenchClock clock, LongSupplier nanos) {
        this.drill = drill;
        this.gate = gate;
        this.relay = relay;
        this.clock = clock;
        this.nanos = nanos;
    }

    boolean free() {
        return gate.gate().phase() instanceof Phase.Off && !gate.journalBlocked();
    }

    DrillTried interlock() throws InterruptedException {
        return withPower(DrillTrial.INTERLOCK, REST_PATIENCE, INTERLOCK_LIMIT, session -> {
            long from = nanos.getAsLong();
            gate.offer(new GateEvent.FaultNoticed(clock.now().uptime(), PRETENDED));
            DrillTried tried = timed(DrillTrial.INTERLOCK, from, INTERLOCK_LIMIT);
            // The relay opens before the fault is on record: only a fault that stands can be seen to go.
            await(() -> gate.gate().phase() instanceof Phase.Faulty, POWER_PATIENCE);
            gate.offer(new GateEvent.FaultCleared(clock.now().uptime(), PRETENDED.name()));
            await(() -> !(gate.gate().phase() instanceof Phase.Faulty), POWER_PATIENCE);
            return tried;
        });
    }

    DrillTried connection(Lifeline lifeline) throws InterruptedException {
        Duration limit = SLOT.plus(gate.runOn()).plus(SLOT_MARGIN);
        return withPower(DrillTrial.CONNECTION, SLOT, limit, session -> {
            long from = nanos.getAsLong();
            lifeline.disconnect();
            try {
                return timed(DrillTrial.CONNECTION, from, limit);
            } finally {
                lifeline.reconnect();
            }
        });
    }

    /** Returns only where the process did not die. */
    DrillTried process(Lifeline lifeline, Runnable beforeDeath) throws InterruptedException {
        return withPower(DrillTrial.PROCESS, REST_PATIENCE, PROCESS_LIMIT, session -> {
            beforeDeath.run();
            lifeline.die();
            return told(DrillTrial.PROCESS, DrillVerdict.NOT_NOW, Duration.ZERO, PROCESS_LIMIT);
        });
    }

    DrillTried told(DrillTrial trial, DrillVerdict verdict, Duration took, Duration limit) {
        return new DrillTried(drill, trial, verdict, took.toMillis(), limit.toMillis());
    }

    private interface WhilePowered {
        DrillTried run(String session) throws InterruptedException;
    }

    private DrillTried withPower(DrillTrial trial, Duration slot, Duration limit, WhilePowered work)
            throws InterruptedException {
        if (!free()) {
            return told(trial, DrillVerdict.BUSY, Duration.ZERO, limit);
        }
        String session = UUID.randomUUID().toString();
        try {
            open(session, slot);
            if (!await(relay::on, POWER_PATIENCE)) {
                return told(trial, DrillVerdict.NO_POWER, Duration.ZERO, limit);
            }
            return work.run(session);
        } finally {
            gate.offer(new GateEvent.EndOrdered(clock.now().uptime(), session));
            await(
                    () -> gate.gate().phase().live().isEmpty() && !(gate.gate().phase() instanceof Phase.Granted),
                    REST_PATIENCE);
        }
    }

    /** As a supervisor's badge, which needs nobody else's, and the start button where there is one. */
    private void open(String session, Duration slot) {
        Now now = clock.now();
        Admission granted = new Admission.Granted(
                Happening.SessionOpened.DRILL,
                null,
                null,
                Right.SUPERVISE,
                null,
                null,
                now.uptime().plus(slot),
                now.wall().plus(slot));
        gate.offer(new GateEvent.BadgePresented(now.uptime(), Happening.SessionOpened.DRILL, granted, session));
        gate.offer(new GateEvent.StartPressed(now.uptime()));
    }

    private DrillTried timed(DrillTrial trial, long from, Duration limit) throws InterruptedException {
        boolean open = await(this::open, limit.plus(REST_PATIENCE));
        Duration took = Duration.ofNanos(nanos.getAsLong() - from);
        boolean inTime = open && took.compareTo(limit) <= 0;
        return told(trial, inTime ? DrillVerdict.SAFE : DrillVerdict.LATE, took, limit);
    }

    private boolean open() {
        return !relay.on() && !relay.relay().contact().orElse(false);
    }

    private boolean await(BooleanSupplier condition, Duration patience) throws InterruptedException {
        long deadline = nanos.getAsLong() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (nanos.getAsLong() - deadline > 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        }
        return true;
    }
}
