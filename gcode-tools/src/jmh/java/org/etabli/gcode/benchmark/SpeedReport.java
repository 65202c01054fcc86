package org.etabli.gcode.benchmark;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks and prints MB/s, lines/s and the ratio to counting line ends. */
public final class SpeedReport {

    private SpeedReport() {}

    public static void main(String[] arguments) throws RunnerException, IOException {
        ChainedOptionsBuilder options = new OptionsBuilder().include(PassBenchmark.class.getSimpleName());
        String large = System.getProperty("gcode.benchmark.file", "");
        if (!large.isBlank()) {
            options.param("file", large);
        }
        print(new Runner(options.build()).run());
    }

    private static void print(Collection<RunResult> results) throws IOException {
        Map<String, Double> newlines = new HashMap<>();
        for (RunResult result : results) {
            if (result.getParams().getBenchmark().endsWith(".newlines")) {
                newlines.put(result.getParams().getParam("file"), milliseconds(result));
            }
        }
        System.out.printf("%n%-28s %-18s %10s %12s %8s%n", "file", "pass", "MB/s", "lines/s", "ratio");
        for (RunResult result : results) {
            String file = result.getParams().getParam("file");
            String name = result.getParams().getBenchmark();
            byte[] bytes = PassBenchmark.bytes(file);
            double seconds = milliseconds(result) / 1000;
            long lines = 0;
            for (byte b : bytes) {
                lines += b == '\n' ? 1 : 0;
            }
            System.out.printf(
                    "%-28s %-18s %10.0f %12.0f %8.3f%n",
                    file.substring(file.lastIndexOf('/') + 1),
                    name.substring(name.lastIndexOf('.') + 1),
                    bytes.length / 1e6 / seconds,
                    lines / seconds,
                    newlines.getOrDefault(file, Double.NaN) / milliseconds(result));
        }
    }

    private static double milliseconds(RunResult result) {
        return result.getPrimaryResult().getScore();
    }
}
