package org.etabli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.etabli.bench.lab.BenchProcess;
import org.etabli.bench.lab.LabServer;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.JobProgress;
import org.etabli.controller.contract.MachineState;
import org.etabli.controller.contract.Order;
import org.etabli.controller.contract.Permission;
import org.etabli.controller.contract.PowerOffCause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bench as a process of its own, as a lab runs it, against a real broker. */
class BenchDayTest {

    private static final String BADGE = "04A2";
    private static final String MEMBER = "member-" + BADGE;
    private static final Map<String, String> FAST = Map.of("ETABLI_SPEED", "200");

    @Test
    void aBadgeOpensASessionAFileIsPrintedAndTheSameBadgeClosesIt(@TempDir Path folder) throws Exception {
        try (LabServer server = new LabServer(folder.resolve("server")).online();
                BenchProcess bench = BenchProcess.start(folder.resolve("data"), server, FAST)) {
            letIn(server, "prusa-1");
            badge(server, "prusa-1");
            server.awaitEvent(Happening.PoweredOn.class);
            server.breakTransfersAfter = 20_000;
            start(server, "prusa-1", "j-1", "cube.gcode.gz");
            Happening.JobStarted started = server.awaitEvent(Happening.JobStarted.class);
            server.await("the state to show the job", () -> server.state("prusa-1")
                    .map(MachineState::job)
                    .filter(job -> job.state() == JobProgress.State.RUNNING && job.acknowledged() > 0)
                    .isPresent());
            Happening.JobEnded ended = server.awaitEvent(Happening.JobEnded.class);
            badge(server, "prusa-1");
            Happening.SessionClosed closed = server.awaitEvent(Happening.SessionClosed.class);

            assertThat(ended.outcome()).as("%s %s", ended, bench.said()).isEqualTo(Happening.Outcome.COMPLETED);
            assertThat(ended.acknowledged()).isEqualTo(started.commands()).isPositive();
            assertThat(ended.usage().grams()).isBetween(1.0, 50.0);
            assertThat(closed.cause()).isEqualTo(PowerOffCause.BADGE_OUT);
            assertThat(closed.wattHours()).isBetween(1.0, 500.0);
            assertThat(told(server))
                    .containsExactly(
                            "SessionOpened", "PoweredOn", "JobStarted", "JobEnded", "PoweredOff", "SessionClosed");
        }
    }

    @Test
    void aBenchKilledInTheMiddleOfAJobTellsTheTruthWhenItComesBack(@TempDir Path folder) throws Exception {
        try (LabServer server = new LabServer(folder.resolve("server")).online()) {
            try (BenchProcess bench =
                    BenchProcess.start(folder.resolve("data"), server, Map.of("ETABLI_SPEED", "30"))) {
                letIn(server, "prusa-1");
                badge(server, "prusa-1");
                start(server, "prusa-1", "j-1", "cube.gcode.gz");
                server.await("a thousand lines", () -> server.state("prusa-1")
                        .map(MachineState::job)
                        .filter(job -> job.acknowledged() > 300)
                        .isPresent());
                bench.kill();
            }
            try (BenchProcess bench = BenchProcess.start(folder.resolve("data"), server, FAST)) {
                Happening.SessionClosed closed = server.awaitEvent(Happening.SessionClosed.class);
                Happening.JobEnded ended = server.awaitEvent(Happening.JobEnded.class);

                assertThat(told(server))
                        .as(bench.said())
                        .containsExactly(
                                "SessionOpened", "PoweredOn", "JobStarted", "JobEnded", "PoweredOff", "SessionClosed");
                assertThat(ended.outcome()).isEqualTo(Happening.Outcome.INTERRUPTED);
                assertThat(ended.acknowledged()).isPositive();
                assertThat(ended.lastLine()).isGreaterThanOrEqualTo(ended.acknowledged());
                assertThat(closed.cause()).isEqualTo(PowerOffCause.BENCH_RESTART);
                server.await("an open relay", () -> server.state("prusa-1")
                        .filter(state -> state.gate() == MachineState.GateState.OFF && !state.relayClosed())
                        .isPresent());
            }
        }
    }

    @Test
    void aBenchThatIsStoppedBringsTheJobToRestClosesTheSessionAndSaysGoodbye(@TempDir Path folder) throws Exception {
        try (LabServer server = new LabServer(folder.resolve("server")).online();
                BenchProcess bench = BenchProcess.start(folder.resolve("data"), server, Map.of("ETABLI_SPEED", "20"))) {
            letIn(server, "laser-1");
            badge(server, "laser-1");
            start(server, "laser-1", "j-1", "raster.gcode.gz");
            server.awaitEvent(Happening.JobStarted.class);

            bench.stop();

            Happening.JobEnded ended = server.awaitEvent(Happening.JobEnded.class);
            assertThat(ended.outcome()).as("%s %s", ended, bench.said()).isEqualTo(Happening.Outcome.CANCELLED);
            assertThat(server.awaitEvent(Happening.SessionClosed.class).cause()).isEqualTo(PowerOffCause.BENCH_STOP);
            server.await(
                    "its goodbye",
                    () -> server.status() != null && !server.status().online());
        }
    }

    @Test
    void aBenchWhoseSupervisorLetsGoOfItsInputStops(@TempDir Path folder) throws Exception {
        try (LabServer server = new LabServer(folder.resolve("server")).online();
                BenchProcess bench =
                        BenchProcess.start(folder.resolve("data"), server, Map.of("ETABLI_EXIT_WITH_STDIN", "true"))) {
            bench.process().getOutputStream().close();

            assertThat(bench.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(bench.process().exitValue()).isZero();
        }
    }

    @Test
    void aBenchWaitsForAServerThatIsNotThereYet(@TempDir Path folder) throws Exception {
        try (LabServer server = new LabServer(folder.resolve("server"))) {
            try (BenchProcess bench = BenchProcess.start(folder.resolve("data"), server)) {
                server.online();

                server.await(
                        "the bench",
                        () -> server.status() != null && server.status().online());
                assertThat(bench.said()).contains("bench-1");
            }
        }
    }

    @Test
    void aWrongValueStopsTheStartWithOneSentenceNamingTheKey(@TempDir Path folder) throws Exception {
        try (LabServer server = new LabServer(folder.resolve("server"));
                BenchProcess bench =
                        BenchProcess.launch(folder.resolve("data"), server, Map.of("ETABLI_SPEED", "fast"))) {
            assertThat(bench.ended(Duration.ofSeconds(60))).isTrue();

            assertThat(bench.process().exitValue()).isEqualTo(2);
            assertThat(bench.said().lines().filter(line -> line.contains("ERROR")))
                    .singleElement()
                    .asString()
                    .contains("bench.speed", "fast");
        }
    }

    private static void letIn(LabServer server, String machine) throws Exception {
        Instant now = Instant.now();
        server.lease(
                now,
                Duration.ofHours(1),
                server.permission(machine, BADGE, Permission.Right.USE, now.minusSeconds(60), now.plusSeconds(3600)));
        server.await(
                "the lease to be taken",
                () -> server.status() != null && server.status().leaseNumber() == 1);
    }

    private static void badge(LabServer server, String machine) throws Exception {
        server.order(machine, new Order.PresentBadge(BADGE), Instant.now().plusSeconds(60));
    }

    private static void start(LabServer server, String machine, String job, String name) throws Exception {
        byte[] content;
        try (var in = BenchDayTest.class.getResourceAsStream("/gcode/" + name)) {
            content = Objects.requireNonNull(in).readAllBytes();
        }
        String hash = server.offer(content);
        server.order(
                machine,
                new Order.StartJob(job, hash, content.length, name, MEMBER, null),
                Instant.now().plusSeconds(60));
    }

    private static List<String> told(LabServer server) {
        return server.record.stream()
                .map(e -> e.what().getClass().getSimpleName())
                .toList();
    }
}
