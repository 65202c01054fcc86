package org.etabli.controller.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.etabli.controller.cli.ControllerCommand;
import org.etabli.controller.link.LinkException;
import org.etabli.controller.link.LinkOpener;
import org.etabli.controller.link.SerialLink;
import org.etabli.controller.link.SerialSettings;
import org.etabli.controller.sim.GrblTraits;
import org.etabli.controller.sim.MarlinTraits;
import org.etabli.controller.sim.SimulatedFirmware;
import org.etabli.controller.sim.SimulatedGrbl;
import org.etabli.controller.sim.SimulatedMachine;
import org.etabli.controller.sim.SimulatedMarlin;
import org.etabli.controller.stream.FailureKind;
import org.etabli.controller.stream.Programs;
import org.etabli.gcode.machine.MachineProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The whole way: file, job, jSerialComm, a real pseudo-terminal, a simulated board. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class PtyTest {

    private static final MachineProfile PRINTER = MachineProfile.named("prusa-mk3s");
    private static final MachineProfile LASER = MachineProfile.named("grbl-laser");
    private static final SerialSettings SERIAL = new SerialSettings(115_200, true);
    private static final long SEED = Long.getLong("etabli.seed", 20260101);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Written by the machine's thread, read by the test's. */
    private final Queue<String> executed = new ConcurrentLinkedQueue<>();

    private final Queue<Instant> executedAt = new ConcurrentLinkedQueue<>();

    private SimulatedMachine onPty(SimulatedFirmware firmware, double speed) throws IOException {
        firmware.listener((command, checked) -> {
            executed.add(command);
            if (command.startsWith("G1 X") && command.contains(" E0")) {
                executedAt.add(Clock.systemUTC().instant());
            }
        });
        return SimulatedMachine.onPty(firmware, SimulatedMachine.Settings.PLAIN.faster(speed), System::nanoTime);
    }

    private Path file(List<String> lines) throws IOException {
        Path file = folder.resolve("program.gcode");
        Files.write(file, lines);
        return file;
    }

    private List<String> moves() {
        return executed.stream()
                .filter(line -> line.startsWith("G1 X") && line.contains(" E0"))
                .toList();
    }

    private JobOrder order(String name, Path file, MachineProfile profile, LinkOpener opener) {
        return new JobOrder(new JobId(name), file, profile, opener, folder.resolve(name + ".journal"));
    }

    /** A pulled terminal's path may already belong to another program. */
    private static SerialLink openPlugged(SimulatedMachine machine) throws LinkException {
        if (!machine.plugged()) {
            throw new LinkException("unplugged");
        }
        return SerialLink.open(machine.path(), SERIAL);
    }

    private static JobSnapshot end(JobHandle job) throws Exception {
        try {
            return job.done().get(240, TimeUnit.SECONDS);
        } catch (TimeoutException stuck) {
            throw new AssertionError("no end: " + job.snapshot(), stuck);
        }
    }

    @Test
    void aPrintRunsWholeAndItsJournalSaysSo() throws Exception {
        List<String> program = Programs.moves(2000);
        try (SimulatedMachine machine = onPty(new SimulatedMarlin(PRINTER, MarlinTraits.usual()).warm(210), 60)) {
            JobOrder order = order("whole", file(program), PRINTER, () -> SerialLink.open(machine.path(), SERIAL));

            JobSnapshot end = end(JobRunner.start(order, JobListener.NONE, Clock.systemUTC(), System::nanoTime));

            assertThat(end.state()).isEqualTo(JobState.COMPLETED);
            assertThat(end.acknowledged()).isEqualTo(2000).isEqualTo(end.total());
            assertThat(moves()).isEqualTo(program);
            JobJournal.Recovery recovery = JobJournal.recover(order.journal());
            assertThat(recovery.state()).isEqualTo(JobState.COMPLETED);
            JournalEntry last = Objects.requireNonNull(recovery.last());
            assertThat(last.acknowledged()).isEqualTo(2000);
            assertThat(last.usage().filament()).isEqualTo(end.usage().filament());
        }
    }

    @Test
    void aCutRunsWholeOnGrbl() throws Exception {
        List<String> program = Programs.cuts(1000);
        try (SimulatedMachine machine = onPty(new SimulatedGrbl(LASER, GrblTraits.usual()), 20)) {
            JobOrder order = order("cut", file(program), LASER, () -> SerialLink.open(machine.path(), SERIAL));

            JobSnapshot end = end(JobRunner.start(order, JobListener.NONE, Clock.systemUTC(), System::nanoTime));

            assertThat(end.state()).isEqualTo(JobState.COMPLETED);
            assertThat(end.acknowledged()).isEqualTo(1000);
            assertThat(end.usage().laserOnSeconds()).isPositive();
        }
    }

    @Test
    void theCableIsPulledTwentyTimesAndNoLineIsRepeatedOrLeftOut() throws Exception {
        Random random = new Random(SEED);
        List<String> program = Programs.moves(6000);
        try (SimulatedMachine machine = onPty(new SimulatedMarlin(PRINTER, MarlinTraits.usual()).warm(210), 40)) {
            CountDownLatch running = new CountDownLatch(1);
            JobHandle job = JobRunner.start(
                    order("pulled", file(program), PRINTER, () -> openPlugged(machine)),
                    snapshot -> {
                        if (snapshot.state() == JobState.RUNNING) {
                            running.countDown();
                        }
                    },
                    Clock.systemUTC(),
                    System::nanoTime);
            assertThat(running.await(60, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < 20 && !job.done().isDone(); i++) {
                pass(100 + random.nextInt(400), job);
                machine.unplug();
                pass(20 + random.nextInt(300), job);
                machine.plug();
            }

            JobSnapshot end = end(job);

            assertThat(end.state()).as("seed " + SEED + " " + end.failure()).isEqualTo(JobState.COMPLETED);
            assertThat(moves()).as("seed " + SEED).isEqualTo(program);
        }
    }

    @Test
    void aLaserWhoseCableIsPulledFailsAtOnceAndAsksForTheRelay() throws Exception {
        try (SimulatedMachine machine = onPty(new SimulatedGrbl(LASER, GrblTraits.usual()), 5)) {
            CountDownLatch running = new CountDownLatch(1);
            JobHandle job = JobRunner.start(
                    order(
                            "unplugged",
                            file(List.of("G21", "G90", "M4 S500", "G1 X300 F300", "G1 X0", "G1 X300")),
                            LASER,
                            () -> SerialLink.open(machine.path(), SERIAL)),
                    job2 -> {
                        if (job2.state() == JobState.RUNNING) {
                            running.countDown();
                        }
                    },
                    Clock.systemUTC(),
                    System::nanoTime);
            assertThat(running.await(20, TimeUnit.SECONDS)).isTrue();

            machine.unplug();
            JobSnapshot end = end(job);

            assertThat(end.state()).isEqualTo(JobState.FAILED);
            assertThat(Objects.requireNonNull(end.failure()).kind()).isEqualTo(FailureKind.LINK_LOST);
            assertThat(end.cutPower()).isTrue();
        }
    }

    @Test
    void aMissingPortFailsWithASentenceThatNamesIt() throws Exception {
        LinkOpener missing = () -> SerialLink.open("/dev/pts/does-not-exist", SERIAL);

        JobSnapshot end = end(JobRunner.start(
                order("missing", file(Programs.moves(3)), PRINTER, missing),
                JobListener.NONE,
                Clock.systemUTC(),
                System::nanoTime));

        assertThat(end.state()).isEqualTo(JobState.FAILED);
        assertThat(Objects.requireNonNull(end.failure()).detail()).contains("does-not-exist");
    }

    @Test
    void afterKillNineAtTwentyRandomMomentsTheJournalNamesTheLastLineAndItsUsageWithinItsInterval() throws Exception {
        Random random = new Random(SEED);
        List<String> program = Programs.moves(50_000);
        Path file = file(program);
        int kills = Integer.getInteger("etabli.kills", 20);
        for (int i = 0; i < kills; i++) {
            executed.clear();
            executedAt.clear();
            Path journal = folder.resolve("killed-" + i + ".journal");
            try (SimulatedMachine machine = onPty(new SimulatedMarlin(PRINTER, MarlinTraits.usual()).warm(210), 40)) {
                Process sender = sender(file, machine.path(), journal);
                awaitMoves(sender);
                sender.waitFor(random.nextInt(1500), TimeUnit.MILLISECONDS);
                Instant killed = Clock.systemUTC().instant();
                sender.destroyForcibly().waitFor();
                String about = "seed " + SEED + " kill " + i;

                JobJournal.Recovery recovery = JobJournal.recover(journal);

                JournalEntry last = Objects.requireNonNull(recovery.last(), about);
                Instant written = Instant.parse(last.at());
                assertThat(recovery.state()).as(about).isEqualTo(JobState.INTERRUPTED);
                // The interval, and what a busy computer may take to come to its next line.
                assertThat(Duration.between(written, killed))
                        .as(about)
                        .isLessThan(JobJournal.INTERVAL.plus(SCHEDULING));
                assertThat(last.acknowledged())
                        .as(about)
                        .isLessThanOrEqualTo(ranBefore(killed.plus(SCHEDULING)))
                        .isGreaterThanOrEqualTo(ranBefore(written.minus(SCHEDULING)) - MOST_UNDER_WAY);
                assertThat(last.line()).as(about).isEqualTo((int) last.acknowledged());
                assertThat(filament(last)).as(about).isCloseTo(extruded(program, last.acknowledged()), within(1e-6));
                assertThat(last.usage().printingSeconds()).as(about).isNotNegative();
            }
        }
    }

    /** How late a loaded computer may let either process run. */
    private static final Duration SCHEDULING = Duration.ofSeconds(5);

    /** Lines that may be executed and not yet proved: buffer, queue and the answer awaited. */
    private static final int MOST_UNDER_WAY = 16;

    private long ranBefore(Instant moment) {
        return executedAt.stream().filter(at -> at.isBefore(moment)).count();
    }

    private static double filament(JournalEntry entry) {
        return entry.usage().filament().stream()
                .mapToDouble(JobUsage.FilamentUsed::mm)
                .sum();
    }

    /** Relative filament is off unless a file says so: each E is a place on one long thread. */
    private static double extruded(List<String> program, long count) {
        if (count == 0) {
            return 0;
        }
        String line = program.get((int) count - 1);
        return Double.parseDouble(line.substring(line.indexOf('E') + 1));
    }

    @Test
    void aFullDiskStopsTheJobSafelyAndSaysSo() throws Exception {
        SimulatedMarlin printer = new SimulatedMarlin(PRINTER, MarlinTraits.usual()).warm(210);
        List<String> program = new ArrayList<>(List.of("M104 S210"));
        program.addAll(Programs.moves(6000));
        // Slow enough that the job outlives its first entries on any computer.
        AtomicInteger written = new AtomicInteger();
        JobJournal.Sink full = new JobJournal.Sink() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                if (written.incrementAndGet() > 3) {
                    throw new IOException("No space left on device");
                }
            }

            @Override
            public void force() {}

            @Override
            public void close() {}
        };
        try (SimulatedMachine machine = onPty(printer, 5)) {
            JobOrder order = order("full", file(program), PRINTER, () -> SerialLink.open(machine.path(), SERIAL));

            JobSnapshot end = end(JobRunner.start(
                    order, JobListener.NONE, Clock.systemUTC(), System::nanoTime, path -> new JobJournal(full, path)));

            assertThat(end.state()).isEqualTo(JobState.FAILED);
            assertThat(Objects.requireNonNull(end.failure()).kind()).isEqualTo(FailureKind.JOURNAL_UNWRITABLE);
            assertThat(end.failure().detail()).contains("No space left");
            assertThat(machine.<Double>locked(printer::nozzleTarget)).isZero();
            assertThat(moves().size()).isLessThan(6000);
        }
    }

    @Test
    void whatTheMachineIsAndWhatDiffersReachesWhoeverWatches() throws Exception {
        try (SimulatedMachine machine = onPty(new SimulatedGrbl(LASER, GrblTraits.usual()).with(110, "1234"), 20)) {
            JobOrder order =
                    order("noticed", file(Programs.cuts(20)), LASER, () -> SerialLink.open(machine.path(), SERIAL));

            JobSnapshot end = end(JobRunner.start(order, JobListener.NONE, Clock.systemUTC(), System::nanoTime));

            assertThat(end.firmware()).contains("1.1h");
            assertThat(end.notices()).anyMatch(notice -> notice.detail().contains("$110=1234"));
        }
    }

    private void awaitMoves(Process sender) throws InterruptedException {
        while (moves().isEmpty() && sender.isAlive()) {
            sender.waitFor(20, TimeUnit.MILLISECONDS);
        }
    }

    private static Process sender(Path file, String port, Path journal) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ControllerCommand.class.getName(),
                        "stream",
                        file.toString(),
                        "--port",
                        port,
                        "--machine",
                        "prusa-mk3s",
                        "--json",
                        "--journal",
                        journal.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Lets some real time pass, or the job end. */
    private static void pass(int milliseconds, JobHandle job) throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        job.done().thenRun(over::countDown);
        assertThat(over.await(milliseconds, TimeUnit.MILLISECONDS)).isIn(true, false);
    }
}
