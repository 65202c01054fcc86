package org.etabli.controller.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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

    private SimulatedMachine onPty(SimulatedFirmware firmware, double speed) throws IOException {
        firmware.listener((command, checked) -> executed.add(command));
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
        return job.done().get(90, TimeUnit.SECONDS);
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
    void afterKillNineAtTwentyRandomMomentsTheJournalNamesTheLastLineWithinItsInterval() throws Exception {
        Random random = new Random(SEED);
        List<String> program = Programs.moves(50_000);
        Path file = file(program);
        int kills = Integer.getInteger("etabli.kills", 20);
        for (int i = 0; i < kills; i++) {
            executed.clear();
            Path journal = folder.resolve("killed-" + i + ".journal");
            try (SimulatedMachine machine = onPty(new SimulatedMarlin(PRINTER, MarlinTraits.usual()).warm(210), 40)) {
                Process sender = sender(file, machine.path(), journal);
                awaitMoves(sender);
                sender.waitFor(random.nextInt(1500), TimeUnit.MILLISECONDS);
                long atKill = moves().size();
                sender.destroyForcibly().waitFor();
                long ran = moves().size();

                JobJournal.Recovery recovery = JobJournal.recover(journal);

                String about = "seed " + SEED + " kill " + i;
                JournalEntry last = Objects.requireNonNull(recovery.last(), about);
                assertThat(recovery.state()).as(about).isEqualTo(JobState.INTERRUPTED);
                assertThat(last.acknowledged()).as(about).isLessThanOrEqualTo(ran);
                // In one interval the simulated board takes at most so many lines.
                assertThat(atKill - last.acknowledged()).as(about).isLessThan(5000);
                assertThat(last.line()).as(about).isEqualTo((int) last.acknowledged());
            }
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
