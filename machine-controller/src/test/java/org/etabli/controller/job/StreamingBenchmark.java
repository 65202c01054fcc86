package org.etabli.controller.job;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.etabli.controller.grbl.GrblSender;
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

    /** Real pseudo-terminals through jSerialComm: how much processor one and four machines cost. */
    @Test
    void processorTime() throws Exception {
        for (int machines : new int[] {1, 4}) {
            Path file = folder.resolve("still.gcode");
            Files.write(file, still(LINES));
            long cpu = cpuNanos();
            long start = System.nanoTime();
            long lines = stream(machines, file);
            double seconds = (System.nanoTime() - start) / 1e9;
            say(
                    "%d machine(s) on a pty: %d lines, %.0f lines/s, %.2f CPU s with the simulators in it",
                    machines, lines, lines / seconds, (cpuNanos() - cpu) / 1e9);
        }
    }

    private long stream(int machines, Path file) throws Exception {
        List<SimulatedMachine> running = new ArrayList<>();
        List<JobHandle> jobs = new ArrayList<>();
        for (int i = 0; i < machines; i++) {
            SimulatedMachine machine = onPty();
            running.add(machine);
            JobId id = new JobId("bench-" + machines + "-" + i);
            jobs.add(JobRunner.start(
                    new JobOrder(
                            id,
                            file,
                            PRINTER,
                            () -> SerialLink.open(machine.path(), new SerialSettings(115_200, false)),
                            folder.resolve(id.value())),
                    JobListener.NONE,
                    Clock.systemUTC(),
                    System::nanoTime));
        }
        long lines = 0;
        for (JobHandle job : jobs) {
            lines += job.done().get(300, TimeUnit.SECONDS).acknowledged();
        }
        running.forEach(SimulatedMachine::close);
        return lines;
    }

    private static SimulatedMachine onPty() throws IOException {
        return SimulatedMachine.onPty(
                new SimulatedMarlin(PRINTER, MarlinTraits.usual()).warm(210),
                SimulatedMachine.Settings.PLAIN,
                System::nanoTime);
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

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    private static void say(String format, Object... values) {
        System.getLogger("etabli").log(System.Logger.Level.INFO, String.format(Locale.ROOT, format, values));
    }
}
