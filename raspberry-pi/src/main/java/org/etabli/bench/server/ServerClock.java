package org.etabli.bench.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What time it is at the server, by the {@code Date} of its answers (RFC 9110, 6.6.1): evidence for a bench whose
 * network has no time server. Precise to a second and the way of the answer.
 */
public final class ServerClock {

    /** An answer that took longer says too little about now. */
    private static final Duration LONGEST_WAY = Duration.ofSeconds(10);

    private final HttpClient http = Http.client();
    private final URI server;
    private final LongSupplier nanos;

    public ServerClock(URI server, LongSupplier nanos) {
        this.server = server;
        this.nanos = nanos;
    }

    /** The server's time as its answer arrives; nothing where it does not answer soon, or without a date. */
    public Optional<Instant> ask() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(Http.below(server, "/"))
                .timeout(LONGEST_WAY)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        long asked = nanos.getAsLong();
        try {
            HttpResponse<Void> answer = http.send(request, HttpResponse.BodyHandlers.discarding());
            Duration way = Duration.ofNanos(nanos.getAsLong() - asked);
            return answer.headers()
                    .firstValue("Date")
                    .map(ServerClock::read)
                    .filter(date -> way.compareTo(LONGEST_WAY) < 0);
        } catch (IOException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant read(String date) {
        return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }
}
