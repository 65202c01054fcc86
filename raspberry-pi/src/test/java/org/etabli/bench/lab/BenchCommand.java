package org.etabli.bench.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.etabli.bench.BenchApplication;

/** One of the bench's commands, such as {@code doctor}, run to its end in a process of its own on the demo's settings. */
public record BenchCommand(int status, String said) {

    public static BenchCommand run(Path data, Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                BenchApplication.class.getName()));
        line.addAll(List.of(words));
        line.add("--spring.profiles.active=demo");
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().put("ETABLI_DATA", data.toString());
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new BenchCommand(process.waitFor(), said);
    }
}
