package org.etabli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.etabli.bench.gate.GatePolicy;
import org.etabli.bench.journal.JournalLimits;
import org.etabli.bench.lab.FakeRelay;
import org.etabli.bench.lab.LabServer;
import org.etabli.bench.lab.StepClock;
import org.etabli.bench.lab.Workbench;
import org.etabli.bench.server.EventDelivery;
import org.etabli.bench.server.Identity;
import org.etabli.bench.server.MqttSession;
import org.etabli.controller.contract.BenchEvent;
import org.etabli.controller.contract.BenchStatus;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.Lease;
import org.etabli.controller.contract.Permission;
import org.etabli.controller.contract.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A week without the server: nothing is lost, nothing comes twice, nothing changes its order. */
class OfflineWeekTest {

    private static final int SESSIONS = Integer.getInteger("etabli.offline.sessions", 1_000);
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void afterAWeekOfflineTheRecordHasEveryEventOnceAndInOrder(@TempDir Path folder) throws Exception {
        StepClock clock = new StepClock();
        try (LabServer server = new LabServer(folder.resolve("server"));
                Workbench bench = new Workbench(
                        folder, clock, new FakeRelay(), GatePolicy.printer(), server, JournalLimits.ordinary())) {
            liveAWeek(bench, clock, server);
            long last = bench.journal.lastSequence();
            assertThat(last).isEqualTo(SESSIONS * 4L + SESSIONS / 10);

            server.online();
            Identity identity = Identity.of(server.welcome());
            try (MqttSession session = new MqttSession(identity, "127.0.0.1", new DeafInbox())) {
                Thread delivery = Thread.ofPlatform().daemon().start(new EventDelivery(bench.journal, session));
                session.connect();
                server.await("the first thousand", () -> server.record.size() > last / 3);
                server.offline();
                server.online();
                server.await("the last event", () -> last(server) == last);
                server.await("the last acknowledgement", () -> bench.journal.lastDelivered() == last);
                delivery.interrupt();
            }

            assertThat(missing(server, last)).isEmpty();
            assertThat(server.record).hasSize((int) last);
            assertThat(sessionsClosed(server)).isEqualTo(SESSIONS);
        }
    }

    private static void liveAWeek(Workbench bench, StepClock clock, LabServer server) {
        List<Permission> permissions = new ArrayList<>();
        for (int member = 0; member < 50; member++) {
            permissions.add(server.permission(
                    Workbench.MACHINE,
                    badge(member),
                    Permission.Right.USE,
                    StepClock.START,
                    StepClock.START.plus(WEEK.plusDays(1))));
        }
        bench.leases.offer(
                Wire.write(server.sign(new Lease(
                        1,
                        LabServer.SITE,
                        LabServer.BENCH,
                        1,
                        StepClock.START,
                        StepClock.START.plus(WEEK.plusDays(1)),
                        permissions))),
                clock.now());
        Duration half = WEEK.dividedBy(2L * SESSIONS);
        for (int i = 0; i < SESSIONS; i++) {
            bench.badge(badge(i % 50));
            if (i % 10 == 9) {
                bench.badge("F00D");
            }
            clock.advance(half);
            bench.tick().badge(badge(i % 50));
            clock.advance(half);
            bench.tick();
        }
    }

    private static List<Long> missing(LabServer server, long last) {
        Set<Long> there = server.record.stream().map(BenchEvent::sequence).collect(Collectors.toSet());
        return LongStream.rangeClosed(1, last)
                .boxed()
                .filter(number -> !there.contains(number))
                .toList();
    }

    private static String badge(int member) {
        return "04A2" + (10 + member);
    }

    private static long last(LabServer server) {
        return server.record.isEmpty() ? 0 : server.record.getLast().sequence();
    }

    private static long sessionsClosed(LabServer server) {
        return server.record.stream()
                .filter(event -> event.what() instanceof Happening.SessionClosed)
                .count();
    }

    private static final class DeafInbox implements MqttSession.Inbox {

        @Override
        public void lease(byte[] message) {}

        @Override
        public void command(String machine, byte[] message) {}

        @Override
        public void connected() {}

        @Override
        public BenchStatus status() {
            return new BenchStatus(1, true, StepClock.START, "test", 0, 0);
        }
    }
}
