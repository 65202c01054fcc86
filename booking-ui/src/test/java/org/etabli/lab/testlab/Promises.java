package org.etabli.lab.testlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Reservations of the demo's printer that a server said yes to, until it was killed. */
public final class Promises {

    private final Instant first = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
    private final AtomicInteger next = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> kept = new ConcurrentLinkedQueue<>();
    private final CountDownLatch enough;

    /** @param enough how many make {@link #enough()} end */
    public Promises(int enough) {
        this.enough = new CountDownLatch(enough);
    }

    /** Reserves one half hour after the other; several may at once. */
    public void askUntilTheServerIsGone(ApiClient api) {
        try {
            while (true) {
                Instant start = first.plus(Duration.ofMinutes(30L * next.getAndIncrement()));
                ApiClient.Answer answer = api.post(
                        "/api/v1/reservations",
                        Map.of(
                                "machine",
                                "prusa-1",
                                "start",
                                start.toString(),
                                "end",
                                start.plus(Duration.ofMinutes(10)).toString()));
                assertThat(answer.status()).as(answer.body()).isEqualTo(201);
                kept.add(answer.header("Location"));
                enough.countDown();
            }
        } catch (UncheckedIOException e) {
            // the server is dead: what it has answered until now is what counts
        }
    }

    /** Counts down as promises are made. */
    public CountDownLatch enough() {
        return enough;
    }

    /** The addresses of the reservations so far. */
    public List<String> soFar() {
        return List.copyOf(kept);
    }
}
