package org.etabli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.etabli.bench.lab.BenchProcess;
import org.etabli.bench.lab.LabServer;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.MachineState;
import org.etabli.controller.contract.Order;
import org.etabli.controller.contract.Permission;
import org.etabli.controller.contract.PowerOffCause;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bench as a process of its own, as a lab runs it, against a real broker. */
class BenchDayTest {

    @Test
    void aBadgeOpensASessionAndTheSameBadgeClosesIt(@TempDir Path folder) throws Exception {
        try (LabServer server = new LabServer(folder.resolve("server")).online();
                BenchProcess bench = BenchProcess.start(folder.resolve("data"), server)) {
            Instant now = Instant.now();
            server.lease(
                    now,
                    Duration.ofHours(1),
                    server.permission(
                            "prusa-1", "04A2", Permission.Right.USE, now.minusSeconds(60), now.plusSeconds(3600)));
            server.await(
                    "the lease to be taken",
                    () -> server.status() != null && server.status().leaseNumber() == 1);

            server.order("prusa-1", new Order.PresentBadge("04A2"), now.plusSeconds(60));
            server.awaitEvent(Happening.PoweredOn.class);
            server.await("the state to say so", () -> server.state("prusa-1")
                    .filter(state -> state.gate() == MachineState.GateState.ON && state.relayClosed())
                    .isPresent());
            server.order("prusa-1", new Order.PresentBadge("04A2"), now.plusSeconds(60));
            Happening.SessionClosed closed = server.awaitEvent(Happening.SessionClosed.class);

            assertThat(closed.cause()).isEqualTo(PowerOffCause.BADGE_OUT);
            assertThat(closed.wattHours()).isPositive();
            assertThat(server.record.stream().map(e -> e.what().getClass().getSimpleName()))
                    .containsExactly("SessionOpened", "PoweredOn", "PoweredOff", "SessionClosed");
        }
    }
}
