package org.etabli.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code kill -9} of either process, or both, at any moment of a member's day: the record survives. */
class SurvivalIT {

    private static final Path CUBE =
            Path.of("src/test/resources/gcode/cube.gcode").toAbsolutePath();
    private static final long SEED = Long.getLong("etabli.seed", System.nanoTime());
    /** A walk without a kill takes about this long; kills fall anywhere in it. */
    private static final int DAY_MILLIS = 14_000;

    private static @Nullable TestLab lab;

    @BeforeAll
    static void open() throws IOException, InterruptedException {
        lab = TestLab.started("survival");
    }

    @AfterAll
    static void close() {
        if (lab != null) {
            lab.close();
        }
    }

    @Test
    void anUndisturbedDayEndsWithAWholeRecordInOrder() throws IOException, InterruptedException {
        JsonNode record = lab().walk(CUBE).live();

        JsonNode job = record.path("jobs").path(0);
        assertThat(job.path("state").asString()).isEqualTo("completed");
        assertThat(job.path("acknowledged").asLong())
                .isEqualTo(job.path("commands").asLong());
        assertThat(job.path("used").path("grams").asDouble()).isCloseTo(4.09, within(2));
        assertThat(steps(record))
                .containsExactly("reserved", "badged", "powered-on", "started", "completed", "powered-off", "closed");
        assertThat(record.path("totals").path("wattHours").asDouble()).isPositive();
        assertThat(record.path("totals").path("minutes").asDouble()).isBetween(15.0, 40.0);
        assertThat(record.path("totals").path("priceCents").asInt()).isPositive();
    }

    @RepeatedTest(3)
    void theServerDiesAndTheBenchGoesOn(RepetitionInfo repetition) throws Exception {
        JsonNode record = dayWithAKill("server", repetition, lab -> lab.server().destroyForcibly());

        assertWhole(record);
    }

    @RepeatedTest(3)
    void theBenchDiesAndTheRecordSaysHowFarItWas(RepetitionInfo repetition) throws Exception {
        JsonNode record = dayWithAKill("bench", repetition, lab -> lab.bench().destroyForcibly());

        assertWhole(record);
    }

    @RepeatedTest(3)
    void bothDieAndTheRecordSaysHowFarItWas(RepetitionInfo repetition) throws Exception {
        JsonNode record = dayWithAKill("both", repetition, lab -> {
            lab.bench().destroyForcibly();
            lab.server().destroyForcibly();
        });

        assertWhole(record);
    }

    private JsonNode dayWithAKill(String whom, RepetitionInfo repetition, Consumer<TestLab> kill) throws Exception {
        Random random = new Random(SEED + 31L * whom.hashCode() + repetition.getCurrentRepetition());
        int after = random.nextInt(DAY_MILLIS);
        System.out.printf("seed %d: kill %s after %d ms%n", SEED, whom, after);
        try (ExecutorService person = Executors.newSingleThreadExecutor()) {
            Callable<JsonNode> day = () -> lab().walk(CUBE).live();
            Future<JsonNode> living = person.submit(day);
            try {
                living.get(after, TimeUnit.MILLISECONDS);
            } catch (java.util.concurrent.TimeoutException e) {
                kill.accept(lab());
            }
            return living.get(Duration.ofMinutes(4).toSeconds(), TimeUnit.SECONDS);
        }
    }

    /**
     * Reserved, badged, powered, and either finished or interrupted with what was used; the session closed; the relay
     * open.
     */
    private static void assertWhole(JsonNode record) throws IOException, InterruptedException {
        JsonNode job = record.path("jobs").path(0);
        assertThat(record.path("reservation").path("id").asString()).isNotEmpty();
        assertThat(steps(record)).startsWith("reserved", "badged", "powered-on").endsWith("powered-off", "closed");
        assertThat(record.path("closed").asBoolean()).isTrue();
        switch (job.path("state").asString()) {
            case "completed" ->
                assertThat(job.path("acknowledged").asLong())
                        .isEqualTo(job.path("commands").asLong());
            case "interrupted" -> {
                assertThat(job.path("acknowledged").asLong())
                        .isBetween(0L, job.path("commands").asLong());
                assertThat(job.path("lastLine").asLong())
                        .isGreaterThanOrEqualTo(job.path("acknowledged").asLong());
                assertThat(steps(record)).contains("interrupted");
            }
            // The bench died between badge and start: the job never ran, and still waits.
            case "queued" -> assertThat(job.path("acknowledged").asLong()).isZero();
            default -> throw new AssertionError("a job left as " + job);
        }
        try (LabClient client = new LabClient(lab().here.address())) {
            client.signIn(lab().here.localKey(), "member@etabli.demo");
            assertThat(LabClient.items(client.get("/api/v1/machines")))
                    .allSatisfy(machine ->
                            assertThat(machine.path("powered").asBoolean()).isFalse());
        }
    }

    private static List<String> steps(JsonNode record) {
        return record.path("events")
                .valueStream()
                .map(step -> step.path("type").asString())
                .toList();
    }

    private static TestLab lab() {
        return java.util.Objects.requireNonNull(lab);
    }

    private static org.assertj.core.data.Percentage within(double percent) {
        return org.assertj.core.data.Percentage.withPercentage(percent);
    }
}
