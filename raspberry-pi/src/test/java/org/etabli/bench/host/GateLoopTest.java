package org.etabli.bench.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.etabli.bench.gate.GatePolicy;
import org.etabli.bench.gate.Notice;
import org.etabli.bench.gate.Phase;
import org.etabli.bench.journal.JournalException;
import org.etabli.bench.journal.JournalLimits;
import org.etabli.bench.lab.FakeRelay;
import org.etabli.bench.lab.LabServer;
import org.etabli.bench.lab.StepClock;
import org.etabli.bench.lab.Workbench;
import org.etabli.controller.contract.BenchEvent;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.Lease;
import org.etabli.controller.contract.Order;
import org.etabli.controller.contract.Permission;
import org.etabli.controller.contract.PowerOffCause;
import org.etabli.controller.contract.RefusalReason;
import org.etabli.controller.contract.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateLoopTest {

    private static final String AWA = "04A2";
    private final StepClock clock = new StepClock();
    private final FakeRelay relay = new FakeRelay();

    @Test
    void theWatchdogOpensARelayWhoseGateHasStoppedAnswering(@TempDir Path folder) throws Exception {
        try (LabServer server = new LabServer(folder.resolve("server"));
                Workbench bench = bench(folder, server, JournalLimits.ordinary())) {
            AtomicInteger alive = new AtomicInteger();
            DeadMan watchdog = new DeadMan(
                    clock, List.of(new DeadMan.Watched("prusa-1", bench.loop, bench.relay)), alive::incrementAndGet);
            bench.badge(AWA);
            watchdog.look();
            assertThat(relay.closed).isTrue();
            assertThat(alive).hasValue(1);

            clock.advance(DeadMan.SILENCE.plusMillis(1));
            watchdog.look();

            assertThat(relay.closed).isFalse();
            assertThat(alive).hasValue(1);
            bench.loop.handleWaiting();
            assertThat(bench.loop.gate().phase()).isInstanceOf(Phase.Off.class);
            assertThat(bench.journal.from(1, 10).stream().map(BenchEvent::what))
                    .contains(new Happening.PoweredOff(PowerOffCause.WATCHDOG));
            assertThat(bench.badge(AWA).relay.on()).isTrue();
        }
    }

    @Test
    void theWatchdogOpensARelayWhoseSessionOutlivedItsLimit(@TempDir Path folder) throws Exception {
        try (LabServer server = new LabServer(folder.resolve("server"));
                Workbench bench = bench(folder, server, JournalLimits.ordinary())) {
            bench.badge(AWA);
            bench.relay.holdUntil(clock.now().uptime().plusSeconds(5));
            DeadMan watchdog =
                    new DeadMan(clock, List.of(new DeadMan.Watched("prusa-1", bench.loop, bench.relay)), () -> {});

            clock.advance(Duration.ofSeconds(2));
            bench.loop.beat();
            watchdog.look();
            assertThat(relay.closed).isTrue();
            clock.advance(Duration.ofSeconds(5));
            bench.loop.beat();
            watchdog.look();

            assertThat(relay.closed).isFalse();
        }
    }

    @Test
    void withAFullJournalNobodyIsLetInAndTheRelayStaysOpen(@TempDir Path folder) throws Exception {
        try (LabServer server = new LabServer(folder.resolve("server"));
                Workbench bench = bench(folder, server, new JournalLimits(4096, 4, 1))) {
            while (bench.journal.admits()) {
                bench.badge("F00D");
            }

            bench.badge(AWA);

            assertThat(relay.closings).isZero();
            assertThat(bench.shown.getLast()).isEqualTo(new Notice.Refused(RefusalReason.JOURNAL_FULL, null));
        }
    }

    @Test
    void aJournalThatFailsAtTheVeryMomentLetsNoPowerCome(@TempDir Path folder) throws Exception {
        try (LabServer server = new LabServer(folder.resolve("server"));
                Workbench bench = bench(folder, server, JournalLimits.ordinary())) {
            bench.host.presented(AWA);
            bench.journal.close();

            bench.loop.handleWaiting();

            assertThat(relay.closings).isZero();
            assertThat(bench.loop.gate().phase()).isInstanceOf(Phase.Off.class);
        }
    }

    @Test
    void aJournalThatFailsDuringASessionStillLetsItEnd(@TempDir Path folder) throws Exception {
        try (LabServer server = new LabServer(folder.resolve("server"));
                Workbench bench = bench(folder, server, JournalLimits.ordinary())) {
            bench.badge(AWA);
            bench.journal.close();

            bench.badge(AWA);

            assertThat(relay.closed).isFalse();
            assertThat(bench.loop.journalBlocked()).isTrue();
        }
    }

    @Test
    void aRelayThatCannotCloseIsAFaultAndNobodysSession(@TempDir Path folder) throws Exception {
        try (LabServer server = new LabServer(folder.resolve("server"));
                Workbench bench = bench(folder, server, JournalLimits.ordinary())) {
            relay.broken = true;

            bench.badge(AWA);

            assertThat(bench.loop.gate().phase()).isInstanceOf(Phase.Faulty.class);
            assertThat(told(bench))
                    .containsExactly("SessionOpened", "PoweredOn", "PoweredOff", "SessionClosed", "FaultNoticed");
        }
    }

    @Test
    void outOfServiceOutlivesARestart(@TempDir Path folder) throws Exception {
        try (LabServer server = new LabServer(folder.resolve("server"))) {
            try (Workbench bench = bench(folder, server, JournalLimits.ordinary())) {
                bench.host.order(new Order.SetService(false));
                bench.loop.handleWaiting();
            }
            try (Workbench bench = bench(folder, server, JournalLimits.ordinary())) {
                bench.badge(AWA);

                assertThat(relay.closings).isZero();
                assertThat(bench.shown.getLast()).isEqualTo(new Notice.Refused(RefusalReason.OUT_OF_SERVICE, "fr"));
            }
        }
    }

    @Test
    void aRightProlongedWhileWorkingMovesTheEndAndTheWatchdog(@TempDir Path folder) throws Exception {
        try (LabServer server = new LabServer(folder.resolve("server"));
                Workbench bench = bench(folder, server, JournalLimits.ordinary())) {
            bench.badge(AWA);
            lease(bench, server, 2, Duration.ofHours(3));

            bench.host.leaseChanged();
            bench.loop.handleWaiting();
            clock.advance(Duration.ofHours(2));
            bench.tick();

            assertThat(relay.closed).isTrue();
            assertThat(bench.relay.overdue(clock.now().uptime())).isFalse();
            clock.advance(Duration.ofHours(1));
            bench.tick();
            assertThat(relay.closed).isFalse();
        }
    }

    @Test
    void aClockThatJumpsNeitherProlongsNorCutsASession(@TempDir Path folder) throws Exception {
        try (LabServer server = new LabServer(folder.resolve("server"));
                Workbench bench = bench(folder, server, JournalLimits.ordinary())) {
            bench.badge(AWA);

            clock.jump(Duration.ofDays(400)).advance(Duration.ofMinutes(30));
            bench.tick();
            assertThat(relay.closed).isTrue();
            clock.jump(Duration.ofDays(-9_000)).advance(Duration.ofMinutes(31));
            bench.tick();

            assertThat(relay.closed).isFalse();
        }
    }

    private Workbench bench(Path folder, LabServer server, JournalLimits limits) throws JournalException {
        Workbench bench = new Workbench(folder, clock, relay, GatePolicy.printer(), server, limits);
        lease(bench, server, 1, Duration.ofHours(1));
        return bench;
    }

    private static void lease(Workbench bench, LabServer server, long number, Duration length) {
        bench.leases.offer(
                Wire.write(server.sign(new Lease(
                        1,
                        LabServer.SITE,
                        LabServer.BENCH,
                        number,
                        StepClock.START,
                        StepClock.START.plus(Duration.ofDays(2)),
                        List.of(server.permission(
                                Workbench.MACHINE,
                                AWA,
                                Permission.Right.USE,
                                StepClock.START,
                                StepClock.START.plus(length)))))),
                new StepClock().now());
    }

    private static List<String> told(Workbench bench) throws JournalException {
        return bench.journal.from(1, 100).stream()
                .map(event -> event.what().getClass().getSimpleName())
                .toList();
    }
}
