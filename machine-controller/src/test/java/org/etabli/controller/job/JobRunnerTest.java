package org.etabli.controller.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.etabli.controller.link.Link;
import org.etabli.controller.link.LinkException;
import org.etabli.controller.link.SerialLink;
import org.etabli.controller.link.SerialSettings;
import org.etabli.controller.sim.GrblTraits;
import org.etabli.controller.sim.MarlinTraits;
import org.etabli.controller.sim.SimulatedFirmware;
import org.etabli.controller.sim.SimulatedGrbl;
import org.etabli.controller.sim.SimulatedMachine;
import org.etabli.controller.sim.SimulatedMarlin;
import org.etabli.controller.stream.Programs;
import org.etabli.controller.stream.Request;
import org.etabli.gcode.machine.MachineProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What else a job does, and what must not wait for it. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class JobRunnerTest {

    private static final MachineProfile LASER = MachineProfile.named("grbl-laser");
    private static final MachineProfile PRINTER = MachineProfile.named("prusa-mk3s");
    private static final SerialSettings SERIAL = new SerialSettings(115_200, true);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private static SimulatedMachine onPty(SimulatedFirmware firmware) throws IOException {
        return SimulatedMachine.onPty(firmware, SimulatedMachine.Settings.PLAIN.faster(20), System::nanoTime);
    }

    private Path file(List<String> lines) throws IOException {
        Path file = folder.resolve("program.gcode");
        Files.write(file, lines);
        return file;
    }

    @Test
    void aStopReachesTheMachineAlthoughTheDiskAndWhoeverWatchesAreStuck() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        CountDownLatch reset = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);
        JobJournal.Sink disk = new JobJournal.Sink() {
            @Override
            public void write(ByteBuffer bytes) {}

            @Override
            public void force() {
                await(stuck);
            }

            @Override
            public void close() {}
        };
        JobListener watcher = job -> {
            if (job.state() == JobState.RUNNING) {
                running.countDown();
            } else if (job.state() == JobState.CANCELLING) {
                await(stuck);
            }
        };
        try (SimulatedMachine machine = onPty(new SimulatedGrbl(LASER, GrblTraits.usual()))) {
            JobOrder order = new JobOrder(
                    new JobId("stopped"),
                    file(List.of("G21", "G90", "M4 S500", "G1 X390 F300", "G1 X0")),
                    LASER,
                    () -> watched(SerialLink.open(machine.path(), SERIAL), reset),
                    folder.resolve("stopped.journal"));
            JobHandle job = JobRunner.start(
                    order, watcher, Clock.systemUTC(), System::nanoTime, path -> new JobJournal(disk, path));
            assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();

            job.ask(Request.STOP);

            assertThat(reset.await(30, TimeUnit.SECONDS)).isTrue();
            stuck.countDown();
            assertThat(job.done().get(30, TimeUnit.SECONDS).state()).isEqualTo(JobState.CANCELLED);
        }
    }

    @Test
    void aListenerThatFailsDoesNotLeaveTheMachineAlone() throws Exception {
        try (SimulatedMachine machine = onPty(new SimulatedMarlin(PRINTER, MarlinTraits.usual()).warm(210))) {
            JobOrder order = new JobOrder(
                    new JobId("unheard"),
                    file(Programs.moves(20)),
                    PRINTER,
                    () -> SerialLink.open(machine.path(), SERIAL),
                    folder.resolve("unheard.journal"));

            JobHandle job = JobRunner.start(
                    order,
                    snapshot -> {
                        throw new IllegalStateException("nobody there");
                    },
                    Clock.systemUTC(),
                    System::nanoTime);

            assertThat(job.done().get(60, TimeUnit.SECONDS).state()).isEqualTo(JobState.COMPLETED);
        }
    }

    /** Links such as {@code /dev/serial/by-id/…}, or one that somebody made for a pseudo-terminal. */
    @Test
    void aPortIsOpenedByASymbolicLinkToIt() throws Exception {
        try (SimulatedMachine machine = onPty(new SimulatedMarlin(PRINTER, MarlinTraits.usual()).warm(210))) {
            Path link = Files.createSymbolicLink(folder.resolve("printer"), Path.of(machine.path()));
            JobOrder order = new JobOrder(
                    new JobId("linked"),
                    file(Programs.moves(20)),
                    PRINTER,
                    () -> SerialLink.open(link.toString(), SERIAL),
                    folder.resolve("linked.journal"));

            JobHandle job = JobRunner.start(order, JobListener.NONE, Clock.systemUTC(), System::nanoTime);

            assertThat(job.done().get(60, TimeUnit.SECONDS).state()).isEqualTo(JobState.COMPLETED);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private static Link watched(Link link, CountDownLatch reset) {
        return new Link() {
            @Override
            public String name() {
                return link.name();
            }

            @Override
            public int read(byte[] buffer, Duration atMost) throws LinkException {
                return link.read(buffer, atMost);
            }

            @Override
            public void write(byte[] bytes) throws LinkException {
                link.write(bytes);
                for (byte value : bytes) {
                    if (value == 0x18) {
                        reset.countDown();
                    }
                }
            }

            @Override
            public void close() {
                link.close();
            }
        };
    }
}
