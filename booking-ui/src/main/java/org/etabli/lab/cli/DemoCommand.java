package org.etabli.lab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.etabli.lab.demo.DemoPeople;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** The whole lab on this computer: a server, and a bench with a simulated printer and laser. */
@Command(
        name = "demo",
        description = "Runs a whole lab on this computer: a server, and a bench with a simulated printer and laser.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Option(
            names = "--walk",
            paramLabel = "FILE",
            description = "Live one member's day with this G-code file, print the record as JSON, and stop.")
    private @Nullable Path file;

    @Override
    public Integer call() throws InterruptedException {
        try {
            Path walked = file;
            return walked == null ? stay() : walk(walked);
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("etabli: " + e.getMessage());
            return 1;
        }
    }

    private static int stay() throws IOException, InterruptedException {
        Installation here = Installation.ofEnvironment();
        try (DemoLab lab = new DemoLab(here, DemoLab.speed(60))) {
            lab.start();
            System.out.println("\nÉtabli  " + here.address() + "/\n");
            for (DemoPeople.Person person : DemoPeople.ALL) {
                System.out.println("  " + person.email() + "  " + DemoPeople.PASSWORD);
            }
            System.out.println("\n  logs: " + lab.logs() + "   stop: Ctrl-C");
            lab.keepAlive();
            return 0;
        }
    }

    private static int walk(Path file) throws IOException, InterruptedException {
        if (!Files.isReadable(file)) {
            System.err.println("etabli: " + file + " is not a readable file");
            return 2;
        }
        boolean ownData = System.getenv("ETABLI_DATA") == null;
        Installation set = Installation.ofEnvironment();
        Path data = ownData ? Files.createTempDirectory("etabli-walk") : set.data();
        Installation here = new Installation(data, set.httpPort(), set.mqttPort());
        try (DemoLab lab = new DemoLab(here, DemoLab.speed(200))) {
            lab.start();
            JsonNode record = new Walk(here, file).live();
            System.out.println(LabClient.pretty(record));
            return Walk.isComplete(record) ? 0 : 1;
        } finally {
            if (ownData) {
                DemoLab.delete(data);
            }
        }
    }
}
