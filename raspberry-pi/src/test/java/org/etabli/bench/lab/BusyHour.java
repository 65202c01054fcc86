package org.etabli.bench.lab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.etabli.bench.access.ExpiredLease;
import org.etabli.bench.access.Leases;
import org.etabli.bench.gate.GateEvent;
import org.etabli.bench.gate.GatePolicy;
import org.etabli.bench.gate.GateRules;
import org.etabli.bench.gate.Phase;
import org.etabli.bench.gate.Session;
import org.etabli.bench.host.GateLoop;
import org.etabli.bench.host.Jobs;
import org.etabli.bench.host.MachineHost;
import org.etabli.bench.host.MachineMemory;
import org.etabli.bench.host.Recovery;
import org.etabli.bench.host.RefusalLight;
import org.etabli.bench.journal.EventJournal;
import org.etabli.bench.journal.JournalLimits;
import org.etabli.bench.power.Energy;
import org.etabli.bench.power.GuardedRelay;
import org.etabli.bench.power.PowerException;
import org.etabli.bench.power.Relay;
import org.etabli.bench.reader.SimulatedReader;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.JobProgress;
import org.etabli.controller.contract.JobUsage;
import org.etabli.controller.contract.Order;
import org.jspecify.annotations.Nullable;

/**
 * A bench in a hurry, to be killed: badges and jobs one after the other as fast as the disk lets it, on a clock of its
 * own. Its relay is a file that keeps its state when the process dies, as a latching relay would; whatever it does to
 * the world it also writes to a witness file, which is what the test believes.
 */
public final class BusyHour {

    private BusyHour() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        long seed = Long.parseLong(args[1]);
        Witness witness = new Witness(folder.resolve("witness"));
        FileRelay relay = new FileRelay(folder.resolve("pin"), witness);
        relay.switchOff();
        System.out.println("SAFE");

        StepClock clock = new StepClock();
        clock.advance(Duration.ofHours(Long.parseLong(args[2])));
        EventJournal journal = EventJournal.open(folder.resolve("journal"), LabServer.BENCH, JournalLimits.ordinary());
        MachineMemory memory = new MachineMemory(folder.resolve("memory.json"));
        new Recovery(journal, machine -> new Recovery.Remains() {
                    @Override
                    public Happening.JobEnded interrupted(Happening.JobStarted job) {
                        return new Happening.JobEnded(
                                job.job(), Happening.Outcome.INTERRUPTED, null, 1, 1, JobUsage.none());
                    }

                    @Override
                    public double wattHours(String session) {
                        return memory.wattHours(session);
                    }
                })
                .closeWhatWasOpen(clock.now());
        Leases leases = new Leases(
                folder.resolve("lease.json"),
                LabServer.SITE,
                LabServer.BENCH,
                KeyFactory.getInstance("Ed25519")
                        .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(args[3]))));
        leases.restore();
        GuardedRelay guarded = new GuardedRelay(relay);
        Energy energy = new Energy();
        WitnessedJobs jobs = new WitnessedJobs(witness, clock);
        RefusalLight face = new RefusalLight(clock, notice -> {});
        GateLoop loop = new GateLoop(
                Workbench.MACHINE,
                new GateRules(GatePolicy.printer()),
                clock,
                guarded,
                journal,
                energy,
                memory,
                jobs,
                face);
        jobs.loop = loop;
        byte[] badgeKey = new byte[32];
        java.util.Arrays.fill(badgeKey, (byte) 7);
        MachineHost host = new MachineHost(
                new MachineHost.Parts(
                        Workbench.MACHINE,
                        ExpiredLease.SUPERVISORS,
                        guarded,
                        new SimulatedReader(),
                        null,
                        energy,
                        memory,
                        jobs,
                        loop,
                        face,
                        new org.etabli.bench.host.Safety(guarded, java.util.List.of(), null),
                        () -> {}),
                clock,
                leases,
                journal,
                badgeKey,
                (machine, state) -> {});
        System.out.println("READY " + (guarded.on() ? "ON" : "OFF"));
        System.in.read();
        live(clock, host, loop, new Random(seed));
    }

    private static void live(StepClock clock, MachineHost host, GateLoop loop, Random random) {
        for (int i = 0; ; i++) {
            clock.advance(Duration.ofMillis(random.nextInt(3_000)));
            Session session = loop.gate().phase().live().orElse(null);
            if (session != null && loop.gate().phase() instanceof Phase.On && random.nextInt(3) > 0) {
                String job = "j-" + random.nextLong();
                host.order(new Order.StartJob(job, "00", 1, "a.gcode", session.member(), null));
            } else {
                host.presented("04A2" + random.nextInt(3));
            }
            loop.handleWaiting();
            loop.handle(new GateEvent.Tick(clock.now().uptime()));
        }
    }

    /** What really happened to the world; each line is on its way to the disk when it happens. */
    private static final class Witness {

        private final FileChannel file;

        Witness(Path path) throws IOException {
            file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }

        void saw(String what) {
            try {
                file.write(ByteBuffer.wrap((what + "\n").getBytes(StandardCharsets.US_ASCII)));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static final class FileRelay implements Relay {

        private final Path pin;
        private final Witness witness;

        FileRelay(Path pin, Witness witness) {
            this.pin = pin;
            this.witness = witness;
        }

        @Override
        public void switchOn() throws PowerException {
            witness.saw("on");
            write("1");
        }

        @Override
        public void switchOff() throws PowerException {
            write("0");
        }

        private void write(String level) throws PowerException {
            try {
                Files.writeString(pin, level);
            } catch (IOException e) {
                throw new PowerException("pin", e);
            }
        }

        @Override
        public Optional<Boolean> contact() {
            return Optional.empty();
        }

        @Override
        public String name() {
            return pin.toString();
        }

        @Override
        public void close() {}
    }

    /** A job takes no time, but its first line is seen by the witness. */
    private static final class WitnessedJobs implements Jobs {

        private final Witness witness;
        private final StepClock clock;
        private @Nullable GateLoop loop;
        private @Nullable String session;

        WitnessedJobs(Witness witness, StepClock clock) {
            this.witness = witness;
            this.clock = clock;
        }

        private void offer(GateEvent event) {
            GateLoop told = loop;
            if (told != null) {
                told.offer(event);
            }
        }

        @Override
        public void prepare(Session opened, Order.StartJob order) {
            session = opened.id();
            offer(new GateEvent.JobReady(
                    clock.now().uptime(), opened.id(), new Happening.JobStarted(order.job(), "00", 1)));
        }

        @Override
        public void release(String job) {
            witness.saw("job " + job);
            offer(new GateEvent.JobEnded(
                    clock.now().uptime(),
                    String.valueOf(session),
                    new Happening.JobEnded(job, Happening.Outcome.COMPLETED, null, 1, 1, JobUsage.none())));
        }

        @Override
        public void cancel(String job, boolean powerLost) {}

        @Override
        public void pause(String job, boolean on) {}

        @Override
        public @Nullable JobProgress progress() {
            return null;
        }
    }
}
