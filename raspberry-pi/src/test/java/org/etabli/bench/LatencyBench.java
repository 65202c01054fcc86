package org.etabli.bench;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.etabli.bench.clock.SystemBenchClock;
import org.etabli.bench.gate.GatePolicy;
import org.etabli.bench.journal.JournalLimits;
import org.etabli.bench.lab.LabServer;
import org.etabli.bench.lab.Workbench;
import org.etabli.bench.power.PinContext;
import org.etabli.bench.power.PinRelay;
import org.etabli.bench.reader.TextFrames;
import org.etabli.bench.server.EventDelivery;
import org.etabli.bench.server.Identity;
import org.etabli.bench.server.MqttSession;
import org.etabli.controller.contract.BenchStatus;
import org.etabli.controller.contract.Enrolment;
import org.etabli.controller.contract.Lease;
import org.etabli.controller.contract.Permission;
import org.etabli.controller.contract.Wire;
import org.springframework.util.FileSystemUtils;

/**
 * From the last byte of a reader to the level of the pin: 10,000 reads, 2,000 permissions in the lease, the journal
 * forced to disk in between; with the server there, and with the network cut. Run it by hand; it asserts nothing.
 */
public final class LatencyBench {

    private static final int READS = Integer.getInteger("etabli.reads", 10_000);
    private static final int MEMBERS = 2_000;
    private static final int WARM_UP = 1_000;

    /** Between two reads. Even so the lab's busiest hour goes by in half a minute; 0 measures what a flood does. */
    private static final long PAUSE_NANOS = 1_000L * Integer.getInteger("etabli.pause-micros", 2_000);

    private static final int RECORD_BYTES = 400;
    private static final String BROKER = "broker";
    private static final Path MEMORY = Path.of("/dev/shm");

    private LatencyBench() {}

    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals(BROKER)) {
            System.out.println(new LabServer(Files.createTempDirectory("latency-broker"))
                    .online()
                    .welcome()
                    .mqttPort());
            return;
        }
        both(Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target")), "");
        if (Files.isDirectory(MEMORY)) {
            both(MEMORY, ", journal in memory");
        }
        System.exit(0);
    }

    /** The disk's own time beside: no record can be faster than the disk that keeps it. */
    private static void both(Path parent, String where) throws Exception {
        Path folder = Files.createTempDirectory(parent, "latency");
        try {
            double[] disk = forced(folder.resolve("disk"));
            double[] online = measure(folder.resolve("online"), true);
            double[] offline = measure(folder.resolve("offline"), false);
            print("the disk alone" + where, disk);
            print("online" + where, online);
            print("offline" + where, offline);
            System.out.printf(
                    "offline / online: median %.2f, p99 %.2f; online / disk alone: p99 %.2f%n",
                    quantile(offline, 0.5) / quantile(online, 0.5),
                    quantile(offline, 0.99) / quantile(online, 0.99),
                    quantile(online, 0.99) / quantile(disk, 0.99));
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    /** How long it takes to force as many bytes as a step records into a file that is there already. */
    private static double[] forced(Path file) throws IOException {
        double[] millis = new double[READS];
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            out.write(ByteBuffer.allocate(RECORD_BYTES * READS));
            out.force(true);
            for (int i = 0; i < READS; i++) {
                long from = System.nanoTime();
                out.write(ByteBuffer.allocate(RECORD_BYTES), (long) i * RECORD_BYTES);
                out.force(false);
                millis[i] = (System.nanoTime() - from) / 1e6;
            }
        }
        Arrays.sort(millis);
        return millis;
    }

    private static void print(String what, double[] millis) {
        System.out.printf(
                "%s: %d reads, median %.3f ms, p90 %.3f ms, p99 %.3f ms, worst %.3f ms; p99 is %.2f of the goal of 5 ms%n",
                what,
                millis.length,
                quantile(millis, 0.5),
                quantile(millis, 0.9),
                quantile(millis, 0.99),
                quantile(millis, 1),
                quantile(millis, 0.99) / 5);
    }

    private static double quantile(double[] sorted, double q) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(q * sorted.length))];
    }

    private static double[] measure(Path folder, boolean online) throws Exception {
        Files.createDirectories(folder);
        Context pi4j = PinContext.simulated();
        SystemBenchClock clock = new SystemBenchClock(Clock.systemUTC(), System::nanoTime, Instant.EPOCH, true);
        try (LabServer server = new LabServer(folder.resolve("server"));
                Workbench bench = new Workbench(
                        folder,
                        clock,
                        PinRelay.on(pi4j, "relay", 17, true, null),
                        GatePolicy.printer(),
                        server,
                        JournalLimits.ordinary())) {
            lease(bench, server);
            Thread.ofPlatform().daemon().start(bench.loop);
            if (!online) {
                return sortedReads(bench, pi4j);
            }
            Process broker = broker();
            try (MqttSession session = new MqttSession(identity(server, broker), "127.0.0.1", new Deaf())) {
                session.connect();
                Thread.ofPlatform().daemon().start(new EventDelivery(bench.journal, session));
                return sortedReads(bench, pi4j);
            } finally {
                broker.destroyForcibly();
            }
        }
    }

    /** A process of its own, as in a lab: its work is not the bench's. */
    private static Process broker() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LatencyBench.class.getName(),
                        BROKER)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Identity identity(LabServer server, Process broker) throws Exception {
        Enrolment.Welcome own = server.welcome();
        int port = Integer.parseInt(broker.inputReader().readLine());
        return Identity.of(new Enrolment.Welcome(
                own.v(),
                own.site(),
                own.bench(),
                own.mqttHost(),
                port,
                own.mqttTls(),
                own.key(),
                own.leaseKey(),
                own.badgeKey()));
    }

    private static double[] sortedReads(Workbench bench, Context pi4j) throws InterruptedException {
        double[] all = reads(bench, pi4j.io("relay", DigitalOutput.class));
        Arrays.sort(all);
        return all;
    }

    private static double[] reads(Workbench bench, DigitalOutput pin) throws InterruptedException {
        Semaphore changed = new Semaphore(0);
        long[] at = new long[1];
        pin.addListener(event -> {
            at[0] = System.nanoTime();
            changed.release();
        });
        TextFrames frames = new TextFrames();
        double[] millis = new double[READS];
        for (int i = -WARM_UP; i < READS; i++) {
            // Each badge comes twice: in, then out.
            byte[] bytes =
                    (number(Math.floorMod(Math.floorDiv(i, 2), MEMBERS)) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            LockSupport.parkNanos(PAUSE_NANOS);
            long from = System.nanoTime();
            for (String number : frames.accept(bytes, bytes.length)) {
                bench.host.presented(number);
            }
            if (!changed.tryAcquire(5, TimeUnit.SECONDS)) {
                throw new IllegalStateException("read " + i + " moved no pin: " + bench.loop.gate());
            }
            if (i >= 0) {
                millis[i] = (at[0] - from) / 1e6;
            }
        }
        return millis;
    }

    private static void lease(Workbench bench, LabServer server) {
        Instant now = Instant.now();
        List<Permission> permissions = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            permissions.add(server.permission(
                    Workbench.MACHINE,
                    number(i),
                    Permission.Right.USE,
                    now.minusSeconds(60),
                    now.plus(Duration.ofHours(12))));
        }
        bench.leases.offer(
                Wire.write(server.sign(new Lease(
                        1, LabServer.SITE, LabServer.BENCH, 1, now, now.plus(Duration.ofHours(12)), permissions))),
                new org.etabli.bench.clock.Now(Duration.ZERO, now, true));
    }

    private static String number(int member) {
        return String.format("04A2%06X", member);
    }

    private record Deaf() implements MqttSession.Inbox {

        @Override
        public void lease(byte[] message) {}

        @Override
        public void command(String machine, byte[] message) {}

        @Override
        public void connected() {}

        @Override
        public BenchStatus status() {
            return BenchStatus.offline();
        }
    }
}
