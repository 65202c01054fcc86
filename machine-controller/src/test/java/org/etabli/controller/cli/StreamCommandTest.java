package org.etabli.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.etabli.controller.sim.GrblTraits;
import org.etabli.controller.sim.SimulatedGrbl;
import org.etabli.controller.sim.SimulatedMachine;
import org.etabli.gcode.machine.MachineProfile;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The command as a process of its own, and the signals it hears. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class StreamCommandTest {

    private static final Map<String, Integer> NUMBERS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Ctrl-C where nobody can type, a service's stop, and a terminal that was closed. */
    @ParameterizedTest
    @MethodSource("signals")
    void aSignalCancelsSafely(String signal) throws Exception {
        SimulatedGrbl laser = new SimulatedGrbl(MachineProfile.named("grbl-laser"), GrblTraits.usual());
        CountDownLatch lit = new CountDownLatch(1);
        laser.listener((command, checked) -> {
            if (command.startsWith("G1X")) {
                lit.countDown();
            }
        });
        Path file = folder.resolve("cut.gcode");
        Files.write(file, List.of("G21", "G90", "M4 S500", "G1 X390 F300", "G1 X0"));
        try (SimulatedMachine machine =
                SimulatedMachine.onPty(laser, SimulatedMachine.Settings.PLAIN.faster(5), System::nanoTime)) {
            Process sender = stream(file, machine.path());
            assertThat(lit.await(60, TimeUnit.SECONDS)).isTrue();

            new ProcessBuilder("kill", "-" + signal, Long.toString(sender.pid()))
                    .start()
                    .waitFor();

            assertThat(sender.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(sender.exitValue()).isEqualTo(ControllerCommand.FAULT);
            assertThat(new String(sender.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("\"outcome\":\"cancelled\"");
            assertThat(machine.<Boolean>locked(laser::burning)).isFalse();
        }
    }

    /** Without those this process ignores, which its children inherit: INT behind a shell's &, HUP behind nohup. */
    static List<String> signals() throws IOException {
        long ignored = ignored();
        return NUMBERS.entrySet().stream()
                .filter(signal -> (ignored >> (signal.getValue() - 1) & 1) == 0)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** One bit for each signal, the lowest for signal 1. */
    private static long ignored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .findFirst()
                .orElse(0);
    }

    private static Process stream(Path file, String port) throws IOException {
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
                        "grbl-laser",
                        "--json")
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
