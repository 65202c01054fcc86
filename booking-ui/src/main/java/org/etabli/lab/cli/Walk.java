package org.etabli.lab.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.etabli.lab.demo.DemoPeople;
import tools.jackson.databind.JsonNode;

/** One member's day without a person, through the same HTTP, MQTT and serial port as everybody's. */
final class Walk {

    /** Between two looks at what has become of something. */
    private static final int LOOK_MILLIS = 250;
    /** A server that was killed is back well within this. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** A real day's print, sped up, is over well within this. */
    private static final Duration LONGEST_JOB = Duration.ofMinutes(60);

    /** On a busy computer, too, an answer to a badge is there by then; held again earlier, the badge would badge out. */
    private static final Duration ANSWER = Duration.ofSeconds(10);
    /** A badge that no bench has read by then is read by none: what the server sends a bench lives so long. */
    private static final Duration BADGE_LAPSES = Duration.ofSeconds(30);
    /** A file is fetched and checked before it starts. */
    private static final Duration START = Duration.ofSeconds(20);

    private static final String API = "/api/v1/";

    private final Installation here;
    private final Path file;
    private final Clock clock = Clock.systemUTC();

    Walk(Installation here, Path file) {
        this.here = here;
        this.file = file;
    }

    /** Lives the day and returns its record, whatever became of the job. */
    JsonNode live() throws IOException, InterruptedException {
        try (LabClient client = new LabClient(here.address())) {
            patiently(() -> client.signIn(here.localKey(), DemoPeople.MEMBER.email()));
            String brought = patiently(() -> text(client.upload(file), "id"));
            String machine = patiently(() -> machineFor(client, brought));
            JsonNode said = patiently(() -> client.get(API + "files/" + brought + "?machine=" + machine));
            double seconds = said.path("estimate").path("seconds").asDouble();
            String reservation = patiently(() -> reserve(client, machine, seconds));
            String job = patiently(() -> queue(client, reservation, brought));
            say("reserved " + machine + " for " + file.getFileName());
            if (!await(PATIENCE, () -> badgedIn(client, reservation) || presentBadge(client, reservation, machine))) {
                throw new IOException(machine + " was not switched on in " + PATIENCE.toSeconds() + " s");
            }
            say("badged in, powered on");
            await(PATIENCE, () -> started(client, reservation, job));
            say("started");
            await(LONGEST_JOB, () -> jobOver(client, reservation));
            say("job "
                    + patiently(
                            () -> text(record(client, reservation).path("jobs").path(0), "state")));
            badgeOut(client, reservation, machine);
            return patiently(() -> record(client, reservation));
        }
    }

    /** Whether the day ended as it should: the job completed and the machine off. */
    static boolean isComplete(JsonNode record) {
        return text(record.path("jobs").path(0), "state").equals("completed")
                && record.path("closed").asBoolean();
    }

    /** The first machine that may run the file. */
    private String machineFor(LabClient client, String fileId) throws IOException, InterruptedException {
        String findings = "";
        for (JsonNode machine : LabClient.items(client.get(API + "machines"))) {
            JsonNode said = client.get(API + "files/" + fileId + "?machine=" + text(machine, "id"));
            if (said.path("ok").asBoolean()) {
                return text(machine, "id");
            }
            findings += "\n  " + text(machine, "id") + ": "
                    + said.path("findings").path(0).path("message").asString();
        }
        throw new IOException("no machine may run " + file + findings);
    }

    private String reserve(LabClient client, String machine, double seconds) throws IOException, InterruptedException {
        for (JsonNode earlier : LabClient.items(client.get(API + "reservations"))) {
            String id = text(earlier, "id");
            if (text(earlier, "machine").equals(machine)) {
                if (badgedIn(client, id) && !isClosed(client, id)) {
                    badgeOut(client, id, machine);
                }
                client.delete(API + "reservations/" + id);
            }
        }
        Instant start = clock.instant();
        Instant end = start.plusSeconds(Math.max(1800, Math.round(seconds * 1.2)));
        return text(
                client.post(
                        API + "reservations",
                        Map.of("machine", machine, "start", start.toString(), "end", end.toString())),
                "id");
    }

    private static String queue(LabClient client, String reservation, String brought)
            throws IOException, InterruptedException {
        JsonNode queued = record(client, reservation).path("jobs").path(0);
        return queued.isMissingNode()
                ? text(client.post(API + "jobs", Map.of("reservation", reservation, "file", brought)), "id")
                : text(queued, "id");
    }

    /** Holds the badge to the reader, and waits for the answer: the lease may still be on its way to the bench. */
    private boolean presentBadge(LabClient client, String reservation, String machine)
            throws IOException, InterruptedException {
        holdBadge(client, machine);
        return await(ANSWER, () -> badgedIn(client, reservation));
    }

    private static void holdBadge(LabClient client, String machine) throws IOException, InterruptedException {
        client.post(API + "demo/badges", Map.of("machine", machine, "member", DemoPeople.MEMBER.email()));
    }

    /** Whether this reservation has had its session: the machine may be on for somebody else's still. */
    private static boolean badgedIn(LabClient client, String reservation) throws IOException, InterruptedException {
        return record(client, reservation).path("sessions").path(0).hasNonNull("poweredOnAt");
    }

    /** Holds the badge out until the session is closed and the machine off; what closed by itself needs none. */
    private void badgeOut(LabClient client, String reservation, String machine)
            throws IOException, InterruptedException {
        boolean closed = await(PATIENCE, () -> badgedOut(client, reservation, machine));
        await(PATIENCE, () -> !powered(client, machine));
        say(closed ? "badged out, powered off" : "the session was not closed");
    }

    /**
     * Whether the session is over for good. One that closed by itself just as the badge was held to the reader may find
     * the badge on its way still: it lets its member in again, who has to leave again.
     */
    private boolean badgedOut(LabClient client, String reservation, String machine)
            throws IOException, InterruptedException {
        if (isClosed(client, reservation)) {
            return true;
        }
        if (!powered(client, machine)) {
            return await(ANSWER, () -> isClosed(client, reservation));
        }
        holdBadge(client, machine);
        return await(ANSWER, () -> isClosed(client, reservation))
                && (closedByBadge(client, reservation) || !await(BADGE_LAPSES, () -> !isClosed(client, reservation)));
    }

    private static boolean isClosed(LabClient client, String reservation) throws IOException, InterruptedException {
        return record(client, reservation).path("closed").asBoolean();
    }

    private static boolean closedByBadge(LabClient client, String reservation)
            throws IOException, InterruptedException {
        JsonNode steps = record(client, reservation).path("events");
        return text(steps.path(steps.size() - 1), "detail").equals("badge-out");
    }

    /** Starts the job; a server that was killed in between may have to be asked again. */
    private boolean started(LabClient client, String reservation, String job) throws IOException, InterruptedException {
        if (!isWaiting(client, reservation)) {
            return true;
        }
        client.post(API + "jobs/" + job + "/start", Map.of());
        return await(START, () -> !isWaiting(client, reservation));
    }

    private boolean isWaiting(LabClient client, String reservation) throws IOException, InterruptedException {
        JsonNode record = record(client, reservation);
        return text(record.path("jobs").path(0), "state").equals("queued")
                && !record.path("closed").asBoolean();
    }

    private boolean jobOver(LabClient client, String reservation) throws IOException, InterruptedException {
        JsonNode record = record(client, reservation);
        return switch (text(record.path("jobs").path(0), "state")) {
            case "completed", "cancelled", "failed", "interrupted" -> true;
            default -> record.path("closed").asBoolean();
        };
    }

    private static boolean powered(LabClient client, String machine) throws IOException, InterruptedException {
        return LabClient.items(client.get(API + "machines")).stream()
                .anyMatch(
                        m -> text(m, "id").equals(machine) && m.path("powered").asBoolean());
    }

    private static JsonNode record(LabClient client, String reservation) throws IOException, InterruptedException {
        return client.get(API + "reservations/" + reservation + "/record");
    }

    /** Does it, again and again while the server is away; what the server refuses is final. */
    private <T> T patiently(Callable<T> request) throws IOException, InterruptedException {
        Instant end = clock.instant().plus(PATIENCE);
        while (true) {
            try {
                return request.call();
            } catch (LabClient.Refused e) {
                throw e;
            } catch (IOException e) {
                if (clock.instant().isAfter(end)) {
                    throw e;
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            } catch (InterruptedException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Looks until it is so, or for so long; a server that is away for a while is no reason to give up. */
    private boolean await(Duration most, Callable<Boolean> done) throws IOException, InterruptedException {
        Instant end = clock.instant().plus(most);
        while (clock.instant().isBefore(end)) {
            try {
                if (patiently(done)) {
                    return true;
                }
            } catch (LabClient.Refused e) {
                say("refused: " + e.getMessage());
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        return false;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private static void say(String what) {
        System.err.println("etabli: " + what);
    }
}
