package org.etabli.controller.sim;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.etabli.controller.cli.ControllerCommand;
import org.etabli.controller.job.JobId;
import org.etabli.controller.job.JobListener;
import org.etabli.controller.job.JobOrder;
import org.etabli.controller.job.JobRunner;
import org.etabli.controller.link.Link;
import org.etabli.controller.link.LinkException;
import org.etabli.controller.link.SerialLink;
import org.etabli.controller.link.SerialSettings;
import org.etabli.gcode.machine.MachineProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sender beside the least that streams at all, on the same pseudo-terminal, in turns: what it costs to know what one
 * does. Prints figures; asserts nothing. Run with {@code -Dtest=BesideBenchmark -Detabli.benchmark=true}.
 */
@EnabledIfSystemProperty(named = "etabli.benchmark", matches = "true")
class BesideBenchmark {

    private static final int LINES = Integer.getInteger("etabli.lines", 6000);
    private static final int TURNS = Integer.getInteger("etabli.turns", 5);
    private static final SerialSettings SERIAL = new SerialSettings(115_200, false);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private int journals;

    /** What is streamed, and how the least of senders counts. */
    private enum Dialect {
        GRBL("grbl-laser", 127),
        MARLIN("prusa-mk3s", 103);

        private final MachineProfile profile;
        private final int window;

        Dialect(String profile, int window) {
            this.profile = MachineProfile.named(profile);
            this.window = window;
        }

        List<String> program() {
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < LINES; i++) {
                lines.add(
                        this == GRBL
                                ? String.format(Locale.ROOT, "G1 X10.000 Y20.000 S%d", 100 + i % 899)
                                : String.format(Locale.ROOT, "M204 P%d T%d S1000", 1000 + i % 10, 1000 + i % 7));
            }
            lines.set(0, this == GRBL ? "G21G90M4S0F6000" : "M204 P999");
            return lines;
        }

        String marker() {
            return this == GRBL ? "G21G90M4" : "P999";
        }

        byte[] wire(String line, int number) {
            if (this == GRBL) {
                return (line.replace(" ", "") + "\n").getBytes(StandardCharsets.US_ASCII);
            }
            String body = "N" + number + " " + line;
            int sum = 0;
            for (int i = 0; i < body.length(); i++) {
                sum ^= body.charAt(i);
            }
            return (body + "*" + sum + "\n").getBytes(StandardCharsets.US_ASCII);
        }
    }

    @Test
    void whereEverythingIsAnsweredAtOnce() throws Exception {
        for (Dialect dialect : Dialect.values()) {
            try (InstantAnswers answers = new InstantAnswers(dialect == Dialect.GRBL)) {
                turns(dialect + ", answered at once", dialect, answers.path(), 0);
            }
        }
    }

    @Test
    void onASimulatedMachineInAProcessOfItsOwn() throws Exception {
        turnsOnSimulated(Dialect.GRBL, 115_200);
        turnsOnSimulated(Dialect.MARLIN, 115_200);
        turnsOnSimulated(Dialect.MARLIN, 250_000);
    }

    private void turnsOnSimulated(Dialect dialect, int baud) throws Exception {
        Process machine = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        ControllerCommand.class.getName(),
                        "simulate",
                        dialect.name().toLowerCase(Locale.ROOT),
                        "--pace",
                        Integer.toString(baud))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(machine.getInputStream(), StandardCharsets.UTF_8))) {
            turns(dialect + " " + baud, dialect, said.readLine(), baud);
        } finally {
            machine.destroy();
        }
    }

    private void turns(String what, Dialect dialect, String port, int baud) throws Exception {
        Path file = folder.resolve(dialect + ".gcode");
        Files.write(file, dialect.program());
        List<Timed> ours = new ArrayList<>();
        List<Timed> least = new ArrayList<>();
        for (int turn = 0; turn < TURNS; turn++) {
            ours.add(etabli(dialect, file, port));
            least.add(least(dialect, port));
        }
        print(what + ", Etabli       ", ours, baud);
        print(what + ", least sender ", least, baud);
    }

    private Timed etabli(Dialect dialect, Path file, String port) throws Exception {
        Timed[] timed = new Timed[1];
        Path journal = folder.resolve("journal" + journals++);
        JobOrder order = new JobOrder(
                new JobId(journal.getFileName().toString()),
                file,
                dialect.profile,
                () -> timed[0] = new Timed(SerialLink.open(port, SERIAL), dialect.marker()),
                journal);
        JobRunner.start(order, JobListener.NONE, Clock.systemUTC(), System::nanoTime)
                .done()
                .get(600, TimeUnit.SECONDS);
        return timed[0];
    }

    /** As many bytes under way as the board holds, an answer for each line, and no more thoughts than that. */
    private static Timed least(Dialect dialect, String port) throws Exception {
        List<String> program = dialect.program();
        ArrayDeque<Integer> underWay = new ArrayDeque<>();
        byte[] chunk = new byte[4096];
        try (Timed link = new Timed(SerialLink.open(port, SERIAL), dialect.marker())) {
            link.write((dialect == Dialect.GRBL ? "\n" : "N0 M110 N0*125\n").getBytes(StandardCharsets.US_ASCII));
            while (link.answers == 0) {
                link.read(chunk, Duration.ofMillis(20));
            }
            int bytes = 0;
            int next = 0;
            int answered = 1;
            while (answered < program.size() + 1) {
                while (next < program.size()) {
                    byte[] wire = dialect.wire(program.get(next), next + 1);
                    if (bytes + wire.length > dialect.window) {
                        break;
                    }
                    link.write(wire);
                    underWay.add(wire.length);
                    bytes += wire.length;
                    next++;
                }
                link.read(chunk, Duration.ofMillis(20));
                for (; answered < link.answers; answered++) {
                    bytes -= underWay.remove();
                }
            }
            return link;
        }
    }

    private static void print(String what, List<Timed> turns, int baud) {
        double[] rates = turns.stream().mapToDouble(Timed::linesPerSecond).toArray();
        double[] cpu = turns.stream().mapToDouble(Timed::cpuMicros).toArray();
        double[] use = turns.stream()
                .mapToDouble(turn -> baud == 0 ? 0 : turn.bytes * 10.0 / baud / turn.seconds() * 100)
                .toArray();
        System.getLogger("etabli")
                .log(
                        System.Logger.Level.INFO,
                        String.format(
                                Locale.ROOT,
                                "%s: lines/s %s, median %.0f; CPU us a line median %.1f, last %.1f; wire %.1f %%",
                                what,
                                Arrays.stream(rates)
                                        .mapToObj(rate -> String.format(Locale.ROOT, "%.0f", rate))
                                        .toList(),
                                median(rates),
                                median(cpu),
                                cpu[cpu.length - 1],
                                median(use)));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** A link that notes when the program began and when its last line was answered, and what its thread used for that. */
    private static final class Timed implements Link {
        private final Link link;
        private final byte[] marker;
        private boolean begun;
        private int answers;
        private int answersAtBegin;
        private long beganAt;
        private long endedAt;
        private long cpuAtBegin;
        private long cpuAtEnd;
        private long bytes;
        private int matched;

        private Timed(Link link, String marker) {
            this.link = link;
            this.marker = marker.getBytes(StandardCharsets.US_ASCII);
        }

        double seconds() {
            return (endedAt - beganAt) / 1e9;
        }

        double linesPerSecond() {
            return LINES / seconds();
        }

        double cpuMicros() {
            return (cpuAtEnd - cpuAtBegin) / 1e3 / LINES;
        }

        @Override
        public String name() {
            return link.name();
        }

        @Override
        public int read(byte[] buffer, Duration atMost) throws LinkException {
            int count = link.read(buffer, atMost);
            for (int i = 0; i < count; i++) {
                // An answer is "ok" at the beginning of a line.
                matched = buffer[i] == '\n' ? 0 : matched == 0 && buffer[i] == 'o' || matched == 1 ? matched + 1 : 9;
                answers += matched == 2 && buffer[i] == 'k' ? 1 : 0;
            }
            if (begun && endedAt == 0 && answers - answersAtBegin >= LINES) {
                endedAt = System.nanoTime();
                cpuAtEnd = cpu();
            }
            return count;
        }

        @Override
        public void write(byte[] sent) throws LinkException {
            if (!begun && contains(sent)) {
                begun = true;
                answersAtBegin = answers;
                cpuAtBegin = cpu();
                beganAt = System.nanoTime();
            }
            if (begun && endedAt == 0) {
                bytes += sent.length;
            }
            link.write(sent);
        }

        private boolean contains(byte[] sent) {
            for (int from = 0; from + marker.length <= sent.length; from++) {
                if (Arrays.equals(sent, from, from + marker.length, marker, 0, marker.length)) {
                    return true;
                }
            }
            return false;
        }

        private static long cpu() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        @Override
        public void close() {
            link.close();
        }
    }

    /** A terminal at whose other end every line is answered at once: neither wire nor firmware is the limit. */
    private static final class InstantAnswers implements AutoCloseable {
        private static final byte[] OK = "ok\r\n".getBytes(StandardCharsets.US_ASCII);
        private final Pty pty;
        private final boolean grbl;
        private final StringBuilder line = new StringBuilder();
        private volatile boolean running = true;

        private InstantAnswers(boolean grbl) throws IOException {
            this.grbl = grbl;
            pty = Pty.open();
            Thread.ofPlatform().daemon().name("instant").start(this::run);
        }

        String path() {
            return pty.path();
        }

        private void run() {
            byte[] chunk = new byte[4096];
            try {
                while (running) {
                    if (pty.await(10_000_000) == Pty.Readiness.UNPLUGGED) {
                        Pty.pause(1_000_000);
                    }
                    int count = pty.read(chunk, chunk.length);
                    for (int i = 0; i < count; i++) {
                        heard((char) chunk[i]);
                    }
                }
            } catch (IOException gone) {
                running = false;
            }
        }

        private void heard(char sign) throws IOException {
            if (grbl && sign == '?') {
                say("<Idle|MPos:10.000,20.000,0.000|FS:0,0|WCO:0.000,0.000,0.000>\r\n");
            } else if (sign != '\n') {
                line.append(sign);
            } else if (!line.isEmpty() || grbl) {
                if (line.indexOf("M115") >= 0) {
                    say("FIRMWARE_NAME:Instant\n");
                } else if (line.indexOf("M114") >= 0) {
                    say("X:0.00 Y:0.00 Z:0.00 E:0.00 Count X:0 Y:0 Z:0\n");
                }
                if (line.indexOf("M105") >= 0) {
                    say("ok T:20.0 /0.0 B:20.0 /0.0 @:0 B@:0\n");
                } else {
                    pty.write(OK, OK.length);
                }
                line.setLength(0);
            }
        }

        private void say(String words) throws IOException {
            byte[] bytes = words.getBytes(StandardCharsets.US_ASCII);
            pty.write(bytes, bytes.length);
        }

        @Override
        public void close() {
            running = false;
            pty.close();
        }
    }
}
