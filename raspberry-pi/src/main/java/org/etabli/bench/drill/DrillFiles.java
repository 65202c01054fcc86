package org.etabli.bench.drill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.etabli.bench.disk.AtomicFile;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.Wire;
import org.etabli.controller.contract.WireException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The drill's files: what was asked at the bench itself, how far it is, and what must be known after the process died.
 */
public final class DrillFiles {

    private static final Logger log = LoggerFactory.getLogger(DrillFiles.class);

    private final Path request;
    private final Path report;
    private final Path death;

    /** A drill asked for at the bench: these machines, or all where none is named. */
    public record Request(String drill, List<String> machines) {}

    /** One trial's line in the report. */
    public record Line(String machine, Happening.DrillTried tried) {}

    /** A drill so far; {@code done} once nothing is left to try. */
    public record Report(String drill, Instant at, List<Line> lines, boolean done) {}

    /** The process is about to die, with {@code machine} on and these machines still to try. */
    public record Death(Instant at, String machine, List<String> left) {}

    public DrillFiles(Path folder) {
        request = folder.resolve("request.json");
        report = folder.resolve("report.json");
        death = folder.resolve("death.json");
    }

    public void ask(Request wanted) throws IOException {
        AtomicFile.write(request, Wire.write(wanted));
    }

    /** Takes a request back that no bench has taken. */
    public void withdraw() throws IOException {
        Files.deleteIfExists(request);
    }

    /** Takes a request that waits; it is gone then. */
    Optional<Request> takeRequest() {
        return take(request, Request.class);
    }

    void keep(Report fresh) {
        try {
            AtomicFile.write(report, Wire.write(fresh));
        } catch (IOException e) {
            log.error("The drill's report cannot be kept ({}): {}", report, e.getMessage());
        }
    }

    public Optional<Report> report() {
        return read(report, Report.class);
    }

    void keep(Death mark) throws IOException {
        AtomicFile.write(death, Wire.write(mark));
    }

    Optional<Death> takeDeath() {
        return take(death, Death.class);
    }

    private static <T> Optional<T> take(Path file, Class<T> type) {
        Optional<T> found = read(file, type);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.error("{} cannot be removed: {}", file, e.getMessage());
            return Optional.empty();
        }
        return found;
    }

    private static <T> Optional<T> read(Path file, Class<T> type) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Wire.read(Files.readAllBytes(file), type));
        } catch (IOException | WireException e) {
            log.warn("{} cannot be read: {}", file, e.getMessage());
            return Optional.empty();
        }
    }
}
