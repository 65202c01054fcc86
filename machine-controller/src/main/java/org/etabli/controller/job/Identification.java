package org.etabli.controller.job;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.etabli.controller.grbl.GrblParser;
import org.etabli.controller.grbl.GrblReply;
import org.etabli.controller.link.Link;
import org.etabli.controller.link.LinkException;
import org.etabli.controller.marlin.MarlinParser;
import org.etabli.controller.marlin.MarlinReply;
import org.etabli.controller.stream.LineSplitter;
import org.jspecify.annotations.Nullable;

/** Finds out which firmware is on the other end of a wire, without moving or heating anything. */
public final class Identification {

    /** Bootloaders keep quiet for about two seconds. */
    private static final Duration GREETING = Duration.ofMillis(2500);

    private static final Duration ANSWER = Duration.ofMillis(1500);
    private static final Duration SLICE = Duration.ofMillis(50);
    private static final int CHUNK = 1024;

    private Identification() {}

    /** The firmware's own name, or nothing when nothing known answers. */
    public static Optional<String> ask(Link link, LongSupplier nanos) throws LinkException {
        LineSplitter splitter = new LineSplitter();
        String name = listen(link, nanos, splitter, GREETING);
        if (name == null) {
            // A report request is a single byte to one family and a harmless character to the other.
            link.write("?".getBytes(StandardCharsets.US_ASCII));
            name = listen(link, nanos, splitter, ANSWER);
        }
        if (name == null || name.isEmpty()) {
            link.write("\nM115\n".getBytes(StandardCharsets.US_ASCII));
            name = listen(link, nanos, splitter, ANSWER);
        }
        return Optional.ofNullable(name).filter(text -> !text.isEmpty());
    }

    private static @Nullable String listen(Link link, LongSupplier nanos, LineSplitter splitter, Duration patience)
            throws LinkException {
        byte[] chunk = new byte[CHUNK];
        long until = nanos.getAsLong() + patience.toNanos();
        while (nanos.getAsLong() < until) {
            int count = link.read(chunk, SLICE);
            for (String line : splitter.split(chunk, count)) {
                String name = name(line);
                if (name != null) {
                    return name;
                }
            }
        }
        return null;
    }

    /** A name, {@code ""} for a board that only says it has started, null for anything else. */
    private static @Nullable String name(String line) {
        return switch (GrblParser.parse(line)) {
            case GrblReply.Greeting greeting -> greeting.text();
            case GrblReply.Status status -> "GRBL (" + status.state() + ")";
            case GrblReply.Ok ignored -> null;
            default ->
                switch (MarlinParser.parse(line)) {
                    case MarlinReply.Firmware firmware -> firmware.name();
                    case MarlinReply.Booted booted -> "";
                    default -> null;
                };
        };
    }
}
