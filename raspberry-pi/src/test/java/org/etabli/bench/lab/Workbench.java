package org.etabli.bench.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.etabli.bench.access.ExpiredLease;
import org.etabli.bench.access.Leases;
import org.etabli.bench.clock.BenchClock;
import org.etabli.bench.gate.GateEvent;
import org.etabli.bench.gate.GatePolicy;
import org.etabli.bench.gate.GateRules;
import org.etabli.bench.gate.Notice;
import org.etabli.bench.gate.Session;
import org.etabli.bench.host.GateLoop;
import org.etabli.bench.host.Jobs;
import org.etabli.bench.host.MachineHost;
import org.etabli.bench.host.MachineMemory;
import org.etabli.bench.host.RefusalLight;
import org.etabli.bench.journal.EventJournal;
import org.etabli.bench.journal.JournalException;
import org.etabli.bench.journal.JournalLimits;
import org.etabli.bench.power.Energy;
import org.etabli.bench.power.GuardedRelay;
import org.etabli.bench.power.Relay;
import org.etabli.bench.reader.SimulatedReader;
import org.etabli.controller.contract.JobProgress;
import org.etabli.controller.contract.Order;
import org.jspecify.annotations.Nullable;

/** One machine with a real gate loop and a real journal, whose loop a test steps itself. */
public final class Workbench implements AutoCloseable {

    public static final String MACHINE = "prusa-1";

    public final EventJournal journal;
    public final Leases leases;
    public final GuardedRelay relay;
    public final Energy energy = new Energy();
    public final MachineMemory memory;
    public final GateLoop loop;
    public final MachineHost host;
    public final RecordingJobs jobs = new RecordingJobs();
    public final List<Notice> shown = new CopyOnWriteArrayList<>();
    private final BenchClock clock;

    public Workbench(
            Path folder, BenchClock clock, Relay relay, GatePolicy policy, LabServer server, JournalLimits limits)
            throws JournalException {
        this.clock = clock;
        this.relay = new GuardedRelay(relay);
        journal = EventJournal.open(folder.resolve("journal"), LabServer.BENCH, limits);
        leases = new Leases(folder.resolve("lease.json"), LabServer.SITE, LabServer.BENCH, server.leaseKey());
        leases.restore();
        memory = new MachineMemory(folder.resolve(MACHINE + ".json"));
        RefusalLight face = new RefusalLight(clock, shown::add);
        loop = new GateLoop(MACHINE, new GateRules(policy), clock, this.relay, journal, energy, memory, jobs, face);
        host = new MachineHost(
                new MachineHost.Parts(
                        MACHINE,
                        ExpiredLease.SUPERVISORS,
                        this.relay,
                        new SimulatedReader(),
                        null,
                        energy,
                        memory,
                        jobs,
                        loop,
                        face,
                        new org.etabli.bench.host.Safety(this.relay, java.util.List.of(), null),
                        () -> {}),
                clock,
                leases,
                journal,
                server.badgeKey,
                (machine, state) -> {});
    }

    /** Presents a badge and lets the loop deal with it at once. */
    public Workbench badge(String number) {
        host.presented(number);
        loop.handleWaiting();
        return this;
    }

    public Workbench tick() {
        loop.handle(new GateEvent.Tick(clock.now().uptime()));
        return this;
    }

    @Override
    public void close() throws JournalException, IOException {
        journal.close();
    }

    /** Remembers what it was asked, and does nothing. */
    public static final class RecordingJobs implements Jobs {

        public final List<String> asked = new CopyOnWriteArrayList<>();

        @Override
        public void prepare(Session session, Order.StartJob order) {
            asked.add("prepare " + order.job());
        }

        @Override
        public void release(String job) {
            asked.add("release " + job);
        }

        @Override
        public void cancel(String job, boolean powerLost) {
            asked.add((powerLost ? "abandon " : "cancel ") + job);
        }

        @Override
        public void pause(String job, boolean on) {
            asked.add((on ? "pause " : "resume ") + job);
        }

        @Override
        public @Nullable JobProgress progress() {
            return null;
        }
    }
}
