package org.etabli.bench.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.etabli.bench.clock.Now;
import org.etabli.bench.disk.AtomicFile;
import org.etabli.controller.contract.Command;
import org.etabli.controller.contract.Order;
import org.etabli.controller.contract.Wire;
import org.etabli.controller.contract.WireException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets each command through once and in time. The ids seen are kept on disk until they have expired: a broker delivers
 * again what a bench that died had not acknowledged.
 */
public final class CommandInbox {

    private static final Logger log = LoggerFactory.getLogger(CommandInbox.class);

    /** More commands than a lab gives in the minutes they live. */
    private static final int MOST_SEEN = 2_000;

    private static final int LONGEST_ID = 80;

    /** What came of a command. */
    public sealed interface Verdict {

        record Run(Order order) implements Verdict {}

        record Dropped(Reason reason) implements Verdict {}
    }

    /** Why a command is not run. */
    public enum Reason {
        UNREADABLE,
        EXPIRED,
        SEEN_BEFORE,
        CLOCK_UNTRUSTED,
        TOO_MANY
    }

    /** The ids seen, as the file holds them. */
    record Seen(Map<String, Instant> expiry) {}

    private final Path file;
    private final Map<String, Instant> seen = new LinkedHashMap<>();

    public CommandInbox(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try {
                seen.putAll(Wire.read(Files.readAllBytes(file), Seen.class).expiry());
            } catch (IOException | WireException | NullPointerException e) {
                log.warn(
                        "{} cannot be read; commands of before the restart may be taken for new: {}",
                        file,
                        e.getMessage());
            }
        }
    }

    /** Judges a command; one that may run is on record as seen when this returns. */
    public synchronized Verdict judge(byte[] message, Now now) {
        Command command;
        try {
            command = Wire.read(message, Command.class);
        } catch (WireException e) {
            return dropped(Reason.UNREADABLE, String.valueOf(e.getMessage()));
        }
        if (command.id().isBlank() || command.id().length() > LONGEST_ID) {
            return dropped(Reason.UNREADABLE, "its id is empty or longer than " + LONGEST_ID);
        }
        if (seen.containsKey(command.id())) {
            return dropped(Reason.SEEN_BEFORE, command.id());
        }
        // With a wrong clock nobody can tell what is late; what only takes power away is never too late.
        if (!now.trusted() && !onlyStops(command.order())) {
            return dropped(Reason.CLOCK_UNTRUSTED, command.id());
        }
        if (now.trusted() && !command.expires().isAfter(now.wall())) {
            return dropped(Reason.EXPIRED, command.id() + ", which expired at " + command.expires());
        }
        return remember(command, now);
    }

    private Verdict remember(Command command, Now now) {
        if (now.trusted()) {
            seen.values().removeIf(expiry -> !expiry.isAfter(now.wall()));
        }
        if (seen.size() >= MOST_SEEN) {
            return dropped(Reason.TOO_MANY, command.id());
        }
        seen.put(command.id(), command.expires());
        try {
            AtomicFile.write(file, Wire.write(new Seen(seen)));
        } catch (IOException e) {
            log.error("{} cannot be written: {}", file, e.getMessage());
        }
        return new Verdict.Run(command.order());
    }

    private static boolean onlyStops(Order order) {
        return switch (order) {
            case Order.EndSession end -> true;
            case Order.CancelJob cancel -> true;
            case Order.PauseJob pause -> true;
            case Order.SetService(boolean inService) -> !inService;
            case Order.StartJob start -> false;
            case Order.ResumeJob resume -> false;
            case Order.PresentBadge badge -> false;
            case Order.RunDrill drill -> false;
        };
    }

    private static Verdict dropped(Reason reason, String detail) {
        log.warn("Command dropped, {}: {}", reason, detail);
        return new Verdict.Dropped(reason);
    }

    /** For callers that only ask whether there is something to do. */
    public static Optional<Order> order(Verdict verdict) {
        return verdict instanceof Verdict.Run(Order order) ? Optional.of(order) : Optional.empty();
    }
}
