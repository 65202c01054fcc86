package org.etabli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.etabli.bench.access.Leases;
import org.etabli.bench.journal.EventJournal;
import org.etabli.bench.journal.JournalLimits;
import org.etabli.bench.lab.BusyHour;
import org.etabli.bench.lab.LabServer;
import org.etabli.bench.lab.StepClock;
import org.etabli.controller.contract.BenchEvent;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.Lease;
import org.etabli.controller.contract.Permission;
import org.etabli.controller.contract.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at random moments of a busy hour; the seed is in the failure. */
class KilledBenchTest {

    private static final int KILLS = Integer.getInteger("etabli.kills", 6);
    private static final int MOST_DEEDS = 60;
    private static final long SEED = Long.getLong("etabli.seed", 20260302L);

    @Test
    void whateverTheMomentOfItsDeathNothingIsLostDoubledOrLeftOn(@TempDir Path folder) throws Exception {
        Random random = new Random(SEED);
        try (LabServer server = new LabServer(folder.resolve("server"))) {
            leaseForEverybody(folder, server);
            for (int life = 0; life <= KILLS; life++) {
                Process bench = start(folder, random.nextLong(), life, server);
                try (BufferedReader said = bench.inputReader()) {
                    assertThat(said.readLine())
                            .as("seed %d, life %d", SEED, life)
                            .isEqualTo("SAFE");
                    assertThat(Files.readString(folder.resolve("pin"))).isEqualTo("0");
                    assertThat(said.readLine()).isEqualTo("READY OFF");
                    bench.getOutputStream().close();
                    awaitDeeds(bench, folder, 1 + random.nextInt(MOST_DEEDS));
                    bench.waitFor(random.nextInt(20), TimeUnit.MILLISECONDS);
                    bench.destroyForcibly().waitFor();
                }
            }
        }

        try (EventJournal journal =
                EventJournal.open(folder.resolve("journal"), LabServer.BENCH, JournalLimits.ordinary())) {
            List<BenchEvent> record = journal.from(1, Integer.MAX_VALUE);
            assertThat(record.stream().map(BenchEvent::sequence).toList())
                    .as("numbers without a gap or a copy, seed %d", SEED)
                    .isEqualTo(LongStream.rangeClosed(1, record.size()).boxed().toList());
            List<String> witnessed = Files.readAllLines(folder.resolve("witness"));
            assertThat(count(record, Happening.PoweredOn.class))
                    .as("every closing of the relay is on record")
                    .isGreaterThanOrEqualTo(
                            witnessed.stream().filter("on"::equals).count())
                    .isGreaterThan(KILLS);
            assertThat(record.stream()
                            .map(BenchEvent::what)
                            .filter(Happening.JobStarted.class::isInstance)
                            .map(started -> "job " + ((Happening.JobStarted) started).job()))
                    .as("every job that began is on record, once")
                    .containsAll(witnessed.stream()
                            .filter(line -> line.startsWith("job"))
                            .toList())
                    .doesNotHaveDuplicates();
            everySessionIsWhole(record, journal);
        }
    }

    /** Waits until the bench has done so much more to the world, however slow the computer is. */
    private static void awaitDeeds(Process bench, Path folder, int more) throws IOException, InterruptedException {
        Path witness = folder.resolve("witness");
        int wanted = deeds(witness) + more;
        while (bench.isAlive() && deeds(witness) < wanted) {
            bench.waitFor(1, TimeUnit.MILLISECONDS);
        }
    }

    private static int deeds(Path witness) throws IOException {
        return Files.exists(witness) ? Files.readAllLines(witness).size() : 0;
    }

    /** Opened, powered, unpowered and closed once each, every job ended; only the last life may still be open. */
    private static void everySessionIsWhole(List<BenchEvent> record, EventJournal journal) {
        Map<String, List<String>> sessions = new HashMap<>();
        for (BenchEvent event : record) {
            if (event.session() != null) {
                sessions.computeIfAbsent(event.session(), id -> new ArrayList<>())
                        .add(event.what().getClass().getSimpleName());
            }
        }
        journal.openSessions().forEach(open -> sessions.remove(open.session()));
        sessions.forEach((id, told) -> {
            String story = String.join(" ", told).replaceAll("JobStarted JobEnded ", "");
            assertThat(story)
                    .as("session %s, seed %d", id, SEED)
                    .isIn("SessionOpened PoweredOn PoweredOff SessionClosed", "SessionOpened SessionClosed");
        });
    }

    private static long count(List<BenchEvent> record, Class<?> type) {
        return record.stream().filter(event -> type.isInstance(event.what())).count();
    }

    private static Process start(Path folder, long seed, int hour, LabServer server) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BusyHour.class.getName(),
                        folder.toString(),
                        Long.toString(seed),
                        Integer.toString(hour),
                        HexFormat.of().formatHex(server.leaseKey().getEncoded()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void leaseForEverybody(Path folder, LabServer server) {
        Permission[] permissions = new Permission[3];
        for (int i = 0; i < permissions.length; i++) {
            permissions[i] = server.permission(
                    "prusa-1",
                    "04A2" + i,
                    Permission.Right.USE,
                    StepClock.START.minusSeconds(60),
                    StepClock.START.plus(Duration.ofDays(30)));
        }
        Leases leases = new Leases(folder.resolve("lease.json"), LabServer.SITE, LabServer.BENCH, server.leaseKey());
        leases.offer(
                Wire.write(server.sign(new Lease(
                        1,
                        LabServer.SITE,
                        LabServer.BENCH,
                        1,
                        StepClock.START,
                        StepClock.START.plus(Duration.ofDays(30)),
                        List.of(permissions)))),
                new StepClock().now());
    }
}
