package org.etabli.gcode.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.etabli.gcode.Corpus;
import org.etabli.gcode.GcodeFile;
import org.etabli.gcode.estimate.Estimator;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.read.Comments;
import org.etabli.gcode.read.GcodeInput;
import org.etabli.gcode.read.GcodeReader;
import org.etabli.gcode.slicer.SlicerNotes;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What each part of a pass costs, beside counting the line ends of the same bytes: no pass can be faster than that. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = {"-Xmx1g", "-XX:+UseSerialGC"})
public class PassBenchmark {

    /** A bundled file, or the path of another. */
    @Param({"ps25_cube20.gcode.gz", "ps25_thinbox.gcode.gz", "cura413_cube20.gcode.gz"})
    public String file;

    private byte[] program;
    private MachineProfile profile;

    @Setup
    public void load() throws IOException {
        Path path = file.contains("/") ? Path.of(file) : Corpus.file(file);
        program = GcodeInput.open(path).readAllBytes();
        profile = Corpus.truth(0.5);
    }

    /** As simple as it can be written. */
    @Benchmark
    public int newlines() {
        int lines = 0;
        for (byte b : program) {
            if (b == '\n') {
                lines++;
            }
        }
        return lines;
    }

    @Benchmark
    public double read() throws IOException {
        double sum = 0;
        try (GcodeReader reader = GcodeReader.of(program, Comments.IGNORED)) {
            while (reader.next()) {
                sum += reader.command().code();
            }
        }
        return sum;
    }

    /** Command by command, as a job that runs is metered. */
    @Benchmark
    public double readTimeAndWeigh() throws IOException {
        SlicerNotes notes = new SlicerNotes();
        Estimator estimator = new Estimator(profile, notes);
        try (GcodeReader reader = GcodeReader.of(program, notes)) {
            while (reader.next()) {
                estimator.accept(reader.command());
            }
            estimator.finish();
            return estimator.estimate(0, 0, 0).motionSeconds();
        }
    }

    /** Read, check, time, weigh, layers. */
    @Benchmark
    public double everything() throws IOException {
        return GcodeFile.analyse(program, profile).estimate().motionSeconds();
    }

    static byte[] bytes(String file) throws IOException {
        PassBenchmark benchmark = new PassBenchmark();
        benchmark.file = file;
        benchmark.load();
        return benchmark.program;
    }
}
