package org.etabli.lab.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.testlab.ApiClient;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.testlab.OnBothDatabases;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A large lab's board and weeks, over HTTP: 2,000 members, 60 machines, 200,000 reservations. Prints medians and 95th
 * percentiles; run with {@code -Detabli.benchmark=true}.
 */
@EnabledIfSystemProperty(named = "etabli.benchmark", matches = "true")
class BoardBenchmark {

    private static final int MEMBERS = 2_000;
    private static final int MACHINES = 60;
    private static final int RESERVATIONS = 200_000;
    private static final int RUNS = 200;
    private static final Duration SLOT = Duration.ofMinutes(150);

    @OnBothDatabases
    void boardAndWeekOfALargeLab(Database database) {
        Lab lab = Lab.on(database);
        ApiClient client = Crowd.of(lab, 1).getFirst();
        List<MachineId> machines =
                IntStream.range(0, MACHINES).mapToObj(i -> lab.newMachine()).toList();
        Instant first = lab.clock().instant().minus(SLOT.multipliedBy(RESERVATIONS / MACHINES / 2));
        lab.bean(TransactionTemplate.class)
                .executeWithoutResult(status -> fill(lab.bean(JdbcTemplate.class), machines, first));
        Instant day = Instant.parse("2026-03-02T23:00:00Z");
        Random random = new Random(7);

        String board = "/api/v1/board?from=" + day + "&until=" + day.plus(Duration.ofDays(1));
        assertThat(client.get(board).json().size()).isGreaterThan(MACHINES * 8);
        report(database, "health (nothing to look up)", () -> client.get("/api/v1/health"));
        report(database, "board of a day, 60 machines", () -> client.get(board));
        report(
                database,
                "week of a machine",
                () -> client.get("/api/v1/machines/"
                        + machines.get(random.nextInt(MACHINES)) + "/reservations?from=" + day + "&until="
                        + day.plus(Duration.ofDays(7))));
        report(
                database,
                "refusal with alternatives",
                () -> client.post(
                        "/api/v1/reservations",
                        java.util.Map.of(
                                "machine",
                                        machines.get(random.nextInt(MACHINES)).value(),
                                "start", day.plus(Duration.ofHours(12)).toString(),
                                "end", day.plus(Duration.ofHours(13)).toString())));
    }

    private static void report(Database database, String what, Supplier<ApiClient.Answer> request) {
        IntStream.range(0, RUNS / 4).forEach(i -> request.get());
        long[] nanos = new long[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long start = System.nanoTime();
            request.get();
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        LoggerFactory.getLogger(BoardBenchmark.class)
                .info(
                        "{} {}: median {} ms, 95 % {} ms",
                        database, what, nanos[RUNS / 2] / 100_000 / 10.0, nanos[RUNS * 95 / 100] / 100_000 / 10.0);
    }

    /** One after the other on each machine, with a break, so that nothing overlaps; the trigger and constraint check it. */
    private static void fill(JdbcTemplate db, List<MachineId> machines, Instant first) {
        List<UUID> members = new ArrayList<>();
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < MEMBERS; i++) {
            UUID id = UUID.randomUUID();
            members.add(id);
            rows.add(new Object[] {id, id + "@large.test", "Someone " + i});
        }
        db.batchUpdate(
                "insert into member (id, email, name, password, role, language, created_at)"
                        + " values (?, ?, ?, '-', 'MEMBER', 'fr', current_timestamp)",
                rows);
        for (MachineId machine : machines) {
            List<Object[]> slots = new ArrayList<>();
            for (int i = 0; i < RESERVATIONS / MACHINES; i++) {
                Instant start = first.plus(SLOT.multipliedBy(i));
                slots.add(new Object[] {
                    UUID.randomUUID(),
                    machine.value(),
                    members.get((i * 31 + slots.size()) % MEMBERS),
                    org.etabli.lab.sql.Columns.at(start),
                    org.etabli.lab.sql.Columns.at(start.plus(Duration.ofHours(2)))
                });
            }
            db.batchUpdate(
                    "insert into reservation (id, machine_id, member_id, starts_at, ends_at, reserved_at)"
                            + " values (?, ?, ?, ?, ?, current_timestamp)",
                    slots);
        }
    }
}
