package org.etabli.controller.job;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.etabli.controller.grbl.GrblSender;
import org.etabli.controller.link.Link;
import org.etabli.controller.link.LinkException;
import org.etabli.controller.link.SerialLink;
import org.etabli.controller.link.SerialSettings;
import org.etabli.controller.marlin.MarlinSender;
import org.etabli.controller.sim.GrblTraits;
import org.etabli.controller.sim.MarlinTraits;
import org.etabli.controller.sim.SimulatedGrbl;
import org.etabli.controller.sim.SimulatedMachine;
import org.etabli.controller.sim.SimulatedMarlin;
import org.etabli.controller.sim.VirtualBench;
import org.etabli.controller.sim.WireFaults;
import org.etabli.controller.stream.Parking;
import org.etabli.controller.stream.Programs;
import org.etabli.gcode.machine.MachineProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Prints figures; asserts nothing. Run with {@code -Dtest=StreamingBenchmark -Detabli.benchmark=true}. */
@EnabledIfSystemProperty(named = "etabli.benchmark", matches = "true")
class StreamingBenchmark {

    private static final MachineProfile PRINTER = MachineProfile.named("prusa-mk3s");
    private static final MachineProfile LASER = MachineProfile.named("grbl-laser");
    private static final int LINES = Integer.getInteger("etabli.lines", 5000);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Byte-exact in virtual time: the share of the wire's time that carried bytes, and what one line at a time gets. */
    @Test
    void linkUse() {
        for (int baud : new int[] {115_200, 250_000}) {
            SimulatedMarlin printer = new SimulatedMarlin(PRINTER, MarlinTraits.usual()).warm(210);
            List<String> fast = still(LINES);
            VirtualBench marlin = new VirtualBench(
                    new MarlinSender(Programs.of(fast), 128, Parking.of(PRINTER)), printer, baud, WireFaults.NONE, 1);
            print("marlin " + baud, marlin.run(3600), baud);
            SimulatedGrbl laser = new SimulatedGrbl(LASER, GrblTraits.usual());
            VirtualBench grbl =
                    new VirtualBench(new GrblSender(Programs.of(quick(LINES)), LASER), laser, baud, WireFaults.NONE, 1);
            print("grbl   " + baud, grbl.run(3600), baud);
        }
    }

    private static void print(String what, VirtualBench bench, int baud) {
        double seconds = bench.lastAcknowledged - bench.firstSent;
        double wire = bench.bytesAtLastAcknowledged * 10.0 / baud;
        say(
                "%s: %s, %.0f lines/s, wire used %.1f %%",
                what,
                bench.finished() ? "finished" : String.valueOf(bench.failure),
                LINES / seconds,
                100 * wire / seconds);
    }

    /** Real pseudo-terminals through jSerialComm, the wire paced by the simulated machine: one and four at once. */
    @Test
    void pacedWire() throws Exception {
        for (boolean laser : new boolean[] {false, true}) {
            Path file = folder.resolve(laser ? "quick.gcode" : "still.gcode");
            Files.write(file, laser ? quick(LINES) : still(LINES));
            // The first round is for the compiler.
            for (int baud : new int[] {115_200, 115_200, 250_000}) {
                for (int machines : new int[] {1, 4}) {
                    measure((laser ? "GRBL" : "Marlin") + " " + baud + " " + machines, file, laser, baud, 1, machines);
                }
            }
        }
    }

    /**
     * What other senders were measured with: 20,000 unique moves of 0.1 mm. Motion is made so fast that the sender and
     * the wire are all there is.
     */
    @Test
    void peersWorkload() throws Exception {
        Path print = folder.resolve("print.gcode");
        Files.write(print, Programs.moves(20_000));
        Path cut = folder.resolve("cut.gcode");
        Files.write(cut, Programs.cuts(20_000));
        for (int round = 0; round < 2; round++) {
            measure("Marlin, answers at once", print, false, 0, FAST, 1);
            measure("GRBL at 115200", cut, true, 115_200, FAST, 1);
        }
    }

    private static final double FAST = 400;

    private void measure(String what, Path file, boolean laser, int baud, double speed, int machines) throws Exception {
        List<SimulatedMachine> running = new ArrayList<>();
        List<Watched> jobs = new ArrayList<>();
        for (int i = 0; i < machines; i++) {
            SimulatedMachine machine = SimulatedMachine.onPty(
                    laser
                            ? new SimulatedGrbl(LASER, GrblTraits.usual())
                            : new SimulatedMarlin(PRINTER, MarlinTraits.usual()).warm(210),
                    new SimulatedMachine.Settings(speed, (int) (baud / speed), WireFaults.NONE, 1, false),
                    System::nanoTime);
            running.add(machine);
            jobs.add(new Watched(machine, file, laser ? LASER : PRINTER, folder.resolve("journal" + journals++)));
        }
        double lines = 0;
        double use = 0;
        double cpu = 0;
        LongStream gaps = LongStream.empty();
        for (Watched job : jobs) {
            JobSnapshot end = job.handle.done().get(600, TimeUnit.SECONDS);
            double seconds = (job.overAt - job.runningAt) / 1e9;
            lines += end.acknowledged() / seconds;
            use += baud == 0 ? 0 : end.bytes() * 10.0 / baud / seconds / machines;
            cpu += job.cpuNanos / 1e9;
            gaps = LongStream.concat(gaps, job.gaps.stream().mapToLong(Long::longValue));
        }
        running.forEach(SimulatedMachine::close);
        long[] sorted = gaps.sorted().toArray();
        say(
                "%s: %.0f lines/s, wire used %.1f %%, sender %.2f CPU s, gap from answer to line median %.3f ms p99 %.3f ms",
                what,
                lines,
                100 * use,
                cpu,
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 0.99)] / 1e6);
    }

    private int journals;

    /** A job whose wire and thread are watched. */
    private static final class Watched {
        private final List<Long> gaps = new ArrayList<>();
        private final JobHandle handle;
        private long heardAt;
        private volatile long cpuNanos;
        private volatile long runningAt;
        private volatile long overAt;

        private Watched(SimulatedMachine machine, Path file, MachineProfile profile, Path journal) {
            SerialSettings settings = new SerialSettings(115_200, false);
            handle = JobRunner.start(
                    new JobOrder(
                            new JobId(journal.getFileName().toString()),
                            file,
                            profile,
                            () -> watch(SerialLink.open(machine.path(), settings)),
                            journal),
                    snapshot -> {
                        cpuNanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                        if (snapshot.state() == JobState.RUNNING && runningAt == 0) {
                            runningAt = System.nanoTime();
                            gaps.clear();
                        }
                        overAt = System.nanoTime();
                    },
                    Clock.systemUTC(),
                    System::nanoTime);
        }

        private Link watch(Link link) {
            return new Link() {
                @Override
                public String name() {
                    return link.name();
                }

                @Override
                public int read(byte[] buffer, Duration atMost) throws LinkException {
                    int count = link.read(buffer, atMost);
                    heardAt = count > 0 ? System.nanoTime() : 0;
                    return count;
                }

                @Override
                public void write(byte[] bytes) throws LinkException {
                    link.write(bytes);
                    if (heardAt != 0) {
                        gaps.add(System.nanoTime() - heardAt);
                        heardAt = 0;
                    }
                }

                @Override
                public void close() {
                    link.close();
                }
            };
        }
    }

    /** Lines as long as moves that take no time: the wire and the protocol are all there is. */
    private static List<String> still(int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(String.format(Locale.ROOT, "M204 P%d T%d S1000", 1000 + i % 10, 1000 + i % 7));
        }
        return lines;
    }

    private static List<String> quick(int count) {
        List<String> lines = new ArrayList<>(List.of("G21", "G90", "M4", "G1 F6000"));
        for (int i = lines.size(); i < count; i++) {
            lines.add(String.format(Locale.ROOT, "G1 X10.000 Y20.000 S%d", 100 + i % 899));
        }
        return lines;
    }

    private static void say(String format, Object... values) {
        System.getLogger("etabli").log(System.Logger.Level.INFO, String.format(Locale.ROOT, format, values));
    }
}
