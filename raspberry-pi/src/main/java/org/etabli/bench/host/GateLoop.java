package org.etabli.bench.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.etabli.bench.clock.BenchClock;
import org.etabli.bench.clock.Now;
import org.etabli.bench.feedback.Face;
import org.etabli.bench.gate.Effect;
import org.etabli.bench.gate.Fault;
import org.etabli.bench.gate.Gate;
import org.etabli.bench.gate.GateEvent;
import org.etabli.bench.gate.GateRules;
import org.etabli.bench.gate.Notice;
import org.etabli.bench.gate.Transition;
import org.etabli.bench.journal.Draft;
import org.etabli.bench.journal.EventJournal;
import org.etabli.bench.journal.JournalException;
import org.etabli.bench.power.Energy;
import org.etabli.bench.power.GuardedRelay;
import org.etabli.bench.power.PowerException;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.PowerOffCause;
import org.etabli.controller.contract.RefusalReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of one gate: takes events one by one, steps the rules, and does what they want. Relays open before
 * anything else; what must be on record is on disk before a relay closes or a job starts.
 */
public final class GateLoop implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(GateLoop.class);

    /** More events than a person, a meter and a job can make in the seconds the watchdog allows. */
    private static final int MOST_WAITING = 1_024;

    /** How often time passes at a gate where nothing happens. */
    public static final Duration TICK = Duration.ofMillis(200);

    /** Events that found the disk full and wait for room; the reserve of the journal makes this rare. */
    private static final int MOST_UNWRITTEN = 1_000;

    private final String machine;
    private final GateRules rules;
    private final BenchClock clock;
    private final GuardedRelay relay;
    private final EventJournal journal;
    private final Energy energy;
    private final MachineMemory memory;
    private final Jobs jobs;
    private final Face face;

    private final BlockingQueue<GateEvent> events = new ArrayBlockingQueue<>(MOST_WAITING);
    private final List<Draft> unwritten = new ArrayList<>();
    private volatile Gate gate;
    private volatile Duration lastBeat = Duration.ZERO;
    private volatile boolean journalBlocked;

    public GateLoop(
            String machine,
            GateRules rules,
            BenchClock clock,
            GuardedRelay relay,
            EventJournal journal,
            Energy energy,
            MachineMemory memory,
            Jobs jobs,
            Face face) {
        this.machine = machine;
        this.rules = rules;
        this.clock = clock;
        this.relay = relay;
        this.journal = journal;
        this.energy = energy;
        this.memory = memory;
        this.jobs = jobs;
        this.face = face;
        this.gate = Gate.closed(memory.inService());
        this.lastBeat = clock.now().uptime();
    }

    /** Hands an event over; false when the loop is so far behind that it cannot take it. */
    public boolean offer(GateEvent event) {
        boolean taken = events.offer(event);
        if (!taken && event instanceof GateEvent.FaultNoticed(var at, Fault fault) && !fault.onlyWhileRunning()) {
            relay.trip();
        }
        if (!taken) {
            log.error("{}: gate does not answer, {} is lost", machine, event);
        }
        return taken;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                GateEvent event = events.poll(TICK.toMillis(), TimeUnit.MILLISECONDS);
                Now now = clock.now();
                handle(event == null ? new GateEvent.Tick(now.uptime()) : event);
                beat();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            relay.switchOff();
        }
    }

    /** Says that the loop lives. */
    void beat() {
        lastBeat = clock.now().uptime();
    }

    /** Handles what waits, on the caller's thread; for tests that step the loop themselves. */
    public void handleWaiting() {
        for (GateEvent event = events.poll(); event != null; event = events.poll()) {
            handle(event);
        }
    }

    /** One event, wholly: for the loop's own thread, and for tests that step it. */
    public void handle(GateEvent event) {
        writeUnwritten();
        Transition step = rules.step(gate, event);
        List<Draft> drafts = new ArrayList<>();
        Now now = clock.now();
        // A step that comes late may switch on and off again: only where it ends with power does power come.
        boolean powered = step.next().phase().powered();
        boolean switchesOn = false;
        for (Effect effect : step.effects()) {
            switch (effect) {
                case Effect.SwitchOff off -> relay.switchOff();
                case Effect.Record(var session, Happening what) -> drafts.add(draft(now, session, what));
                case Effect.CloseSession(var session, PowerOffCause cause) ->
                    drafts.add(draft(now, session.id(), new Happening.SessionClosed(cause, energy.wattHours())));
                case Effect.SwitchOn on -> switchesOn = powered;
                case Effect.HoldUntil hold -> {}
                case Effect.PrepareJob prepare -> {}
                case Effect.ReleaseJob release -> {}
                case Effect.CancelJob cancel -> {}
                case Effect.RememberService service -> {}
                case Effect.Show show -> {}
            }
        }
        if (!write(drafts, switchesOn)) {
            face.show(new Notice.Refused(RefusalReason.JOURNAL_FULL, null));
            return;
        }
        gate = step.next();
        for (Effect effect : step.effects()) {
            if (powered || !(effect instanceof Effect.SwitchOn)) {
                perform(effect);
            }
        }
        if (event instanceof GateEvent.WatchdogTripped) {
            relay.rearm();
        }
    }

    private Draft draft(Now now, @org.jspecify.annotations.Nullable String session, Happening what) {
        return new Draft(now.wall(), now.trusted(), machine, session, what);
    }

    /** False when power must not come because its record cannot be kept. */
    private boolean write(List<Draft> drafts, boolean switchesOn) {
        if (drafts.isEmpty()) {
            return true;
        }
        if (unwritten.isEmpty()) {
            try {
                journal.append(drafts);
                return true;
            } catch (JournalException e) {
                log.error("{}: {}", machine, e.getMessage());
            }
        }
        if (switchesOn) {
            return false;
        }
        if (unwritten.size() + drafts.size() <= MOST_UNWRITTEN) {
            unwritten.addAll(drafts);
        }
        journalBlocked = true;
        return true;
    }

    private void writeUnwritten() {
        if (unwritten.isEmpty()) {
            return;
        }
        try {
            journal.append(unwritten);
            unwritten.clear();
            journalBlocked = false;
        } catch (JournalException e) {
            log.debug("{}: still {}", machine, e.getMessage());
        }
    }

    private void perform(Effect effect) {
        switch (effect) {
            case Effect.SwitchOn(Duration latest) -> switchOn(latest);
            case Effect.HoldUntil(Duration latest) -> relay.holdUntil(latest);
            case Effect.PrepareJob(var session, var order) -> jobs.prepare(session, order);
            case Effect.ReleaseJob(String job) -> jobs.release(job);
            case Effect.CancelJob(String job, boolean powerLost) -> jobs.cancel(job, powerLost);
            case Effect.RememberService(boolean inService) -> memory.inService(inService);
            case Effect.Show(Notice notice) -> face.show(notice);
            case Effect.Record(var session, var what) -> {
                if (what instanceof Happening.SessionOpened) {
                    energy.begin();
                }
                log.info("{}: {}", machine, what);
            }
            case Effect.CloseSession(var session, var cause) ->
                log.info("{}: session {} closed, {}", machine, session.id(), cause);
            case Effect.SwitchOff off -> {}
        }
    }

    private void switchOn(Duration latest) {
        try {
            relay.switchOn(latest);
        } catch (PowerException e) {
            log.error("{}: {}", machine, e.getMessage());
            offer(new GateEvent.FaultNoticed(
                    clock.now().uptime(), new Fault("relay", PowerOffCause.RELAY_FAULT, false)));
        }
    }

    /** How long the machine keeps power after a session. */
    public Duration runOn() {
        return rules.policy().runOn();
    }

    public Gate gate() {
        return gate;
    }

    /** Uptime at which the loop last did anything; the watchdog's measure of whether it lives. */
    public Duration lastBeat() {
        return lastBeat;
    }

    /** Whether records wait for room on the disk: no session may begin. */
    public boolean journalBlocked() {
        return journalBlocked;
    }
}
