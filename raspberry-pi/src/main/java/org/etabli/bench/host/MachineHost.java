package org.etabli.bench.host;

import java.time.Duration;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.etabli.bench.access.ExpiredLease;
import org.etabli.bench.access.Leases;
import org.etabli.bench.access.Rights;
import org.etabli.bench.clock.BenchClock;
import org.etabli.bench.clock.Now;
import org.etabli.bench.gate.Admission;
import org.etabli.bench.gate.Gate;
import org.etabli.bench.gate.GateEvent;
import org.etabli.bench.gate.Phase;
import org.etabli.bench.gate.Session;
import org.etabli.bench.journal.EventJournal;
import org.etabli.bench.power.Energy;
import org.etabli.bench.power.GuardedRelay;
import org.etabli.bench.power.Meter;
import org.etabli.bench.power.PowerException;
import org.etabli.bench.reader.BadgeReader;
import org.etabli.bench.reader.SimulatedReader;
import org.etabli.controller.contract.BadgeHash;
import org.etabli.controller.contract.Lease;
import org.etabli.controller.contract.MachineState;
import org.etabli.controller.contract.MachineState.GateState;
import org.etabli.controller.contract.Order;
import org.etabli.controller.contract.RefusalReason;
import org.etabli.controller.contract.Wire;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One machine of the bench: turns what its reader, meter, lease and server say into events of its gate. */
public final class MachineHost implements BadgeReader.Listener, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MachineHost.class);

    /** How often a session's energy is put on disk: what a crash can lose of it. */
    private static final Duration ENERGY_KEPT = Duration.ofSeconds(15);

    /** How long others see why a badge was refused. */
    static final Duration REFUSAL_SHOWN = Duration.ofSeconds(5);

    /**
     * What a machine is made of.
     *
     * @param release gives back whatever else was opened for it
     */
    public record Parts(
            String id,
            ExpiredLease whenExpired,
            GuardedRelay relay,
            BadgeReader reader,
            @Nullable Meter meter,
            Energy energy,
            MachineMemory memory,
            Jobs jobs,
            GateLoop loop,
            RefusalLight refusals,
            Safety safety,
            Runnable release) {}

    private final Parts parts;
    private final BenchClock clock;
    private final Leases leases;
    private final EventJournal journal;
    private final byte[] badgeKey;
    private final StateOutlet outlet;
    private Duration energyKeptAt = Duration.ZERO;
    private boolean meterFailed;
    private @Nullable Lease saidExpired;

    public MachineHost(
            Parts parts,
            BenchClock clock,
            Leases leases,
            EventJournal journal,
            byte[] badgeKey,
            BiConsumer<String, byte[]> publish) {
        this.parts = parts;
        this.clock = clock;
        this.leases = leases;
        this.journal = journal;
        this.badgeKey = badgeKey.clone();
        this.outlet = new StateOutlet(parts.id(), publish);
        parts.safety().onChange(this::lookAtSafety);
    }

    public String id() {
        return parts.id();
    }

    public Parts parts() {
        return parts;
    }

    @Override
    public void presented(String number) {
        Now now = clock.now();
        String badge = BadgeHash.of(number, badgeKey);
        Admission admission = leases.rights().decide(parts.id(), badge, parts.whenExpired(), now);
        if (admission instanceof Admission.Granted && (parts.loop().journalBlocked() || !journal.admits())) {
            admission = new Admission.Refused(RefusalReason.JOURNAL_FULL);
        }
        parts.loop()
                .offer(new GateEvent.BadgePresented(
                        now.uptime(), badge, admission, UUID.randomUUID().toString()));
    }

    @Override
    public void removed(String number) {
        parts.loop().offer(new GateEvent.BadgeRemoved(clock.now().uptime(), BadgeHash.of(number, badgeKey)));
    }

    @Override
    public void failed(String why) {
        log.error("{}: reader {} does not work: {}", id(), parts.reader().name(), why);
    }

    @Override
    public void recovered() {
        log.info("{}: reader {} works again", id(), parts.reader().name());
    }

    /** Carries out a command that is neither late nor a copy. */
    public void order(Order order) {
        Now now = clock.now();
        switch (order) {
            case Order.StartJob start ->
                parts.loop()
                        .offer(new GateEvent.JobAsked(
                                now.uptime(),
                                start,
                                leases.rights()
                                        .course(id(), start.member(), now)
                                        .orElse(null)));
            case Order.PauseJob(String job) -> parts.jobs().pause(job, true);
            case Order.ResumeJob(String job) -> parts.jobs().pause(job, false);
            case Order.CancelJob(String job) -> parts.jobs().cancel(job, false);
            case Order.EndSession(String session) ->
                parts.loop().offer(new GateEvent.EndOrdered(now.uptime(), session));
            case Order.SetService(boolean inService) ->
                parts.loop().offer(new GateEvent.ServiceOrdered(now.uptime(), inService));
            case Order.PresentBadge(String number) -> {
                if (parts.reader() instanceof SimulatedReader reader) {
                    reader.present(number);
                } else {
                    log.warn("{}: a badge sent by the server is refused, the reader is a real one", id());
                }
            }
            case Order.RunDrill drill -> log.warn("{}: a drill is the whole bench's, not one gate's", id());
        }
    }

    /** A new lease is in force: the open session may have been prolonged, shortened or withdrawn. */
    public void leaseChanged() {
        Now now = clock.now();
        Session session = parts.loop().gate().phase().live().orElse(null);
        Rights rights = leases.rights();
        if (session == null || !now.trusted() || rights.expired(now)) {
            return;
        }
        Admission admission = rights.decide(id(), session.badge(), parts.whenExpired(), now);
        parts.loop()
                .offer(
                        switch (admission) {
                            case Admission.Granted granted ->
                                new GateEvent.RightChanged(now.uptime(), session.id(), granted.ends(), granted.until());
                            case Admission.Refused _, Admission.Attends _ ->
                                new GateEvent.RightChanged(now.uptime(), session.id(), null, null);
                        });
    }

    /** Called several times a second: meter, lease expiry, energy on disk, state out. */
    public void pulse() {
        Now now = clock.now();
        lookAtSafety();
        measure(now);
        Rights rights = leases.rights();
        Lease lease = rights.lease();
        if (lease != null && lease != saidExpired && rights.expired(now)) {
            saidExpired = lease;
            log.warn("{}: the lease has expired; until a new one comes: {}", id(), parts.whenExpired());
            parts.loop().offer(new GateEvent.LeaseExpired(now.uptime()));
        }
        Gate gate = parts.loop().gate();
        Session session = gate.phase().live().orElse(null);
        if (session != null && now.uptime().minus(energyKeptAt).compareTo(ENERGY_KEPT) >= 0) {
            energyKeptAt = now.uptime();
            parts.memory().energy(session.id(), parts.energy().wattHours());
        }
        outlet.offer(state(gate, session, now), now.uptime());
    }

    private void lookAtSafety() {
        parts.safety().look(clock.now().uptime(), parts.loop()::offer);
    }

    /** The start button was pressed. */
    public void startPressed() {
        parts.loop().offer(new GateEvent.StartPressed(clock.now().uptime()));
    }

    private void measure(Now now) {
        Meter meter = parts.meter();
        if (meter == null) {
            return;
        }
        try {
            Meter.Reading reading = meter.read();
            parts.energy().read(reading);
            parts.loop().offer(new GateEvent.PowerMeasured(now.uptime(), reading.watts()));
            if (meterFailed) {
                log.info("{}: meter answers again", id());
            }
            meterFailed = false;
        } catch (PowerException e) {
            if (!meterFailed) {
                log.warn("{}: {}", id(), e.getMessage());
            }
            meterFailed = true;
        }
    }

    /** The next state is sent whatever was sent before. */
    public void resendState() {
        outlet.forget();
    }

    /** Opens the relay and gives the hardware back. */
    @Override
    public void close() {
        parts.relay().trip();
        parts.relay().relay().close();
        parts.safety().close();
        Meter meter = parts.meter();
        if (meter != null) {
            meter.close();
        }
        parts.release().run();
    }

    private MachineState state(Gate gate, @Nullable Session session, Now now) {
        return new MachineState(
                Wire.VERSION,
                now.wall(),
                stateOf(gate.phase()),
                parts.relay().on(),
                session == null ? null : session.id(),
                session == null ? null : session.member(),
                session == null ? null : session.until(),
                parts.refusals().since(now.uptime().minus(REFUSAL_SHOWN)),
                parts.energy().watts(),
                session == null ? 0 : parts.energy().wattHours(),
                parts.jobs().progress());
    }

    private static GateState stateOf(Phase phase) {
        return switch (phase) {
            case Phase.Off off -> GateState.OFF;
            case Phase.Granted granted -> GateState.GRANTED;
            case Phase.On on -> GateState.ON;
            case Phase.Warning warning -> GateState.WARNING;
            case Phase.Running running -> GateState.RUNNING;
            case Phase.RunOn runOn -> GateState.RUN_ON;
            case Phase.Closing closing -> GateState.OFF;
            case Phase.OutOfService out -> GateState.OUT_OF_SERVICE;
            case Phase.Faulty faulty -> GateState.FAULT;
        };
    }
}
