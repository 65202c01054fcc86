package org.etabli.bench.assembly;

import com.pi4j.context.Context;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.etabli.bench.Bench;
import org.etabli.bench.access.Leases;
import org.etabli.bench.clock.BenchClock;
import org.etabli.bench.clock.ClockEvidence;
import org.etabli.bench.clock.SystemBenchClock;
import org.etabli.bench.drill.DrillFiles;
import org.etabli.bench.gate.GateEvent;
import org.etabli.bench.gate.GateRules;
import org.etabli.bench.host.CommandInbox;
import org.etabli.bench.host.FileRunner;
import org.etabli.bench.host.GateLoop;
import org.etabli.bench.host.JobHost;
import org.etabli.bench.host.MachineHost;
import org.etabli.bench.host.MachineMemory;
import org.etabli.bench.host.NoRunner;
import org.etabli.bench.host.Recovery;
import org.etabli.bench.host.RefusalLight;
import org.etabli.bench.host.Safety;
import org.etabli.bench.host.StreamRunner;
import org.etabli.bench.journal.EventJournal;
import org.etabli.bench.journal.JournalException;
import org.etabli.bench.journal.JournalLimits;
import org.etabli.bench.power.Energy;
import org.etabli.bench.power.GuardedRelay;
import org.etabli.bench.power.PinContext;
import org.etabli.bench.server.FileStore;
import org.etabli.bench.server.Identity;
import org.etabli.bench.server.ServerClock;
import org.etabli.bench.settings.BenchSettings;
import org.etabli.bench.settings.MachineSettings;
import org.etabli.controller.link.LinkOpener;
import org.etabli.controller.message.Sentences;
import org.etabli.controller.sim.ScaledClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a bench together: first its hardware, safe; then, once it knows its server, everything else. */
public final class BenchAssembly {

    private static final Logger log = LoggerFactory.getLogger(BenchAssembly.class);

    private static final Path BATTERY_CLOCK = Path.of("/sys/class/rtc/rtc0");

    private final BenchSettings settings;
    private final Context pi4j;
    private final DeviceFactory factory;
    private final List<Devices> devices;
    private final Instant safeSince;

    public BenchAssembly(BenchSettings settings) {
        this.settings = settings;
        this.pi4j = switch (settings.pins().kind()) {
            case PI -> PinContext.ofThisPi();
            case SIMULATED -> PinContext.simulated();
        };
        this.factory = new DeviceFactory(settings, pi4j);
        this.devices = IntStream.range(0, settings.machines().size())
                .mapToObj(factory::open)
                .toList();
        this.safeSince = Clock.systemUTC().instant();
    }

    /** The bench of an identity, ready to start. {@code publish} takes a machine's state to the server. */
    public Bench build(
            Identity identity, BiConsumer<String, byte[]> publish, Runnable alive, boolean restarted, String software)
            throws JournalException {
        Path folder = settings.folder();
        EventJournal journal =
                EventJournal.open(folder.resolve("journal"), identity.topics().bench(), JournalLimits.ordinary());
        if (!journal.damage().isEmpty()) {
            log.error("Journal: {}", journal.damage());
        }
        SystemBenchClock clock =
                new SystemBenchClock(Clock.systemUTC(), System::nanoTime, journal.lastAt(), keepsTimeWhileOff());
        Leases leases = new Leases(
                folder.resolve("lease.json"),
                identity.topics().site(),
                identity.topics().bench(),
                identity.leaseKey());
        leases.restore();
        FileStore files = new FileStore(
                folder.resolve("files"),
                settings.server(),
                identity.welcome().key(),
                FileStore.CACHE_BYTES,
                Clock.systemUTC());
        List<MachineHost> hosts = new ArrayList<>();
        Map<String, Recovery.Remains> remains = new HashMap<>();
        for (Devices device : devices) {
            String id = device.settings().id();
            MachineMemory memory = new MachineMemory(folder.resolve("machines").resolve(id + ".json"));
            UnsafeEnd unsafe = new UnsafeEnd(clock);
            FileRunner runner = runner(device, folder.resolve("jobs").resolve(id), unsafe);
            remains.put(id, new RemainsOnDisk(memory, runner));
            MachineHost host = host(device, clock, leases, journal, files, memory, runner, identity, publish);
            unsafe.tell(host.parts().loop()::offer);
            hosts.add(host);
        }
        Recovery recovery = new Recovery(journal, machine -> {
            Recovery.Remains found = remains.get(machine);
            return found == null ? RemainsOnDisk.NOTHING : found;
        });
        return new Bench(new Bench.Parts(
                clock,
                leases,
                journal,
                recovery,
                new CommandInbox(folder.resolve("commands.json")),
                hosts,
                new ClockEvidence(clock, clock.trust()),
                new ServerClock(settings.server(), System::nanoTime),
                new DrillFiles(folder.resolve("drill")),
                new Bench.Life(alive, restarted, safeSince),
                simulatedSpeed(),
                software));
    }

    private MachineHost host(
            Devices device,
            BenchClock clock,
            Leases leases,
            EventJournal journal,
            FileStore files,
            MachineMemory memory,
            FileRunner runner,
            Identity identity,
            BiConsumer<String, byte[]> publish) {
        String id = device.settings().id();
        GuardedRelay relay = new GuardedRelay(device.relay());
        Energy energy = new Energy();
        RefusalLight refusals = new RefusalLight(clock, device.face());
        GateLoop[] loop = new GateLoop[1];
        JobHost jobs = new JobHost(id, files, runner, clock, (GateEvent event) -> loop[0].offer(event));
        loop[0] = new GateLoop(
                id,
                new GateRules(device.settings().policy().policy()),
                clock,
                relay,
                journal,
                energy,
                memory,
                jobs,
                refusals);
        MachineHost.Parts parts = new MachineHost.Parts(
                id,
                device.settings().expiredLease(),
                relay,
                device.reader(),
                device.meter(),
                energy,
                memory,
                jobs,
                loop[0],
                refusals,
                new Safety(relay, device.interlocks(), device.extraction()),
                () -> giveBack(device));
        MachineHost host = new MachineHost(
                parts, clock, leases, journal, identity.welcome().badgeKey(), publish);
        device.startButton().accept(host::startPressed);
        return host;
    }

    private FileRunner runner(Devices device, Path folder, Runnable unsafe) {
        LinkOpener link = device.link();
        if (link == null) {
            return new NoRunner();
        }
        Clock time = Clock.systemUTC();
        boolean simulated = device.settings().link().kind() == MachineSettings.LinkSettings.Kind.SIMULATED;
        Clock machineTime = simulated ? new ScaledClock(time, System::nanoTime, settings.speed()) : time;
        Sentences sentences = Sentences.in(Locale.forLanguageTag(settings.language()));
        return new StreamRunner(device.profile(), link, folder, machineTime, System::nanoTime, sentences, unsafe);
    }

    static void giveBack(Devices device) {
        for (AutoCloseable other : device.others()) {
            try {
                other.close();
            } catch (Exception e) {
                log.warn("{}: {}", device.settings().id(), e.getMessage());
            }
        }
    }

    private boolean keepsTimeWhileOff() {
        return switch (settings.batteryClock().kind()) {
            case YES -> true;
            case NO -> false;
            case AUTO -> Files.exists(BATTERY_CLOCK);
        };
    }

    private double simulatedSpeed() {
        boolean simulated = settings.machines().stream()
                .anyMatch(m -> m.link().kind() == MachineSettings.LinkSettings.Kind.SIMULATED);
        return simulated ? settings.speed() : 0;
    }

    /** Where the server is, for what it did not say itself. */
    public String serverHost() {
        URI server = settings.server();
        return server.getHost();
    }

    public boolean usesSerialPorts() {
        return devices.stream().anyMatch(device -> device.link() != null);
    }

    /** Opens every relay and gives all hardware back. */
    public void close() {
        devices.forEach(device -> device.relay().close());
        factory.close();
        pi4j.shutdown();
    }
}
