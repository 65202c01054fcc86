package org.etabli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.etabli.bench.lab.BenchCommand;
import org.etabli.bench.lab.BenchProcess;
import org.etabli.bench.lab.LabServer;
import org.etabli.controller.contract.DrillTrial;
import org.etabli.controller.contract.DrillVerdict;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.Order;
import org.etabli.controller.contract.PowerOffCause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The safety drill on a bench that is a process of its own, and really dies in it. */
class DrillTest {

    /** A busy computer's lateness; the drill itself looks for minutes, and a relay that stays closed takes all of them. */
    private static final Duration MOST_LATE = Duration.ofSeconds(60);

    private static final Map<String, String> SUPERVISED = Map.of("ETABLI_EXIT_WITH_STDIN", "true");

    @Test
    void aDrillTakesInterlockConnectionAndProcessAwayAndTellsTheServerHowLongEachTook(@TempDir Path folder)
            throws Exception {
        try (LabServer server = new LabServer(folder.resolve("server")).online()) {
            List<Integer> deaths = new ArrayList<>();
            for (int life = 1; life <= 3; life++) {
                try (BenchProcess bench = BenchProcess.start(folder.resolve("data"), server, SUPERVISED)) {
                    if (life == 1) {
                        server.await(
                                "the bench",
                                () -> server.status() != null && server.status().online());
                        for (String machine : List.of("prusa-1", "laser-1")) {
                            server.order(
                                    machine,
                                    new Order.RunDrill("d-1"),
                                    Instant.now().plusSeconds(60));
                        }
                    }
                    server.await(
                            "a death, or the last trial",
                            () -> !bench.process().isAlive() || tried(server).size() == 6);
                    if (!bench.process().isAlive()) {
                        deaths.add(bench.process().exitValue());
                    }
                }
            }

            assertThat(deaths).containsExactly(137, 137);
            assertThat(tried(server))
                    .extracting(Happening.DrillTried::trial)
                    .containsExactly(
                            DrillTrial.INTERLOCK,
                            DrillTrial.CONNECTION,
                            DrillTrial.PROCESS,
                            DrillTrial.INTERLOCK,
                            DrillTrial.CONNECTION,
                            DrillTrial.PROCESS);
            assertThat(tried(server)).allSatisfy(trial -> {
                // A busy computer may be late; it is then told so.
                boolean inTime = trial.millis() <= trial.limitMillis();
                assertThat(trial.verdict()).isEqualTo(inTime ? DrillVerdict.SAFE : DrillVerdict.LATE);
                assertThat(trial.millis()).as("power went").isLessThan(trial.limitMillis() + MOST_LATE.toMillis());
            });
            assertThat(server.record.stream()
                            .map(event -> event.what())
                            .filter(Happening.SessionClosed.class::isInstance)
                            .map(what -> ((Happening.SessionClosed) what).cause()))
                    .contains(PowerOffCause.INTERLOCK, PowerOffCause.SLOT_END, PowerOffCause.BENCH_RESTART);
        }
    }

    @Test
    void atTheBenchTheCommandPrintsEveryTrialAndWhatWasNotTried(@TempDir Path folder) throws Exception {
        try (LabServer server = new LabServer(folder.resolve("server")).online();
                BenchProcess bench = BenchProcess.start(folder.resolve("data"), server)) {
            BenchCommand drill = BenchCommand.run(folder.resolve("data"), Map.of(), "drill", "prusa-1");

            assertThat(drill.status())
                    .as(drill.said() + bench.said())
                    .isEqualTo(drill.said().contains("✗") ? 1 : 0);
            assertThat(drill.said())
                    .containsPattern("[✓✗] prusa-1, sécurité ouverte")
                    .containsPattern("[✓✗] prusa-1, réseau et serveur coupés")
                    .contains("– prusa-1, programme de l'établi tué : non essayé");
            server.await("both trials", () -> tried(server).size() == 3);
            assertThat(tried(server).subList(0, 2)).allSatisfy(trial -> assertThat(trial.millis())
                    .isLessThan(trial.limitMillis() + MOST_LATE.toMillis()));
        }
    }

    @Test
    void theCommandSaysSoWhenNoBenchIsAtWork(@TempDir Path folder) throws Exception {
        BenchCommand drill = BenchCommand.run(folder.resolve("data"), Map.of(), "drill");

        assertThat(drill.status()).isEqualTo(2);
        assertThat(drill.said()).contains("Aucun établi ne travaille dans");
    }

    @Test
    void theCommandNamesTheMachinesOfTheBenchWhenAskedForAnother(@TempDir Path folder) throws Exception {
        BenchCommand drill = BenchCommand.run(folder.resolve("data"), Map.of(), "drill", "lathe-1");

        assertThat(drill.status()).isEqualTo(2);
        assertThat(drill.said()).contains("lathe-1").contains("prusa-1, laser-1");
    }

    private static List<Happening.DrillTried> tried(LabServer server) {
        return server.record.stream()
                .map(event -> event.what())
                .filter(Happening.DrillTried.class::isInstance)
                .map(Happening.DrillTried.class::cast)
                .toList();
    }
}
