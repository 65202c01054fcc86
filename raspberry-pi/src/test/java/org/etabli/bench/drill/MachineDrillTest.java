package org.etabli.bench.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.etabli.bench.gate.GatePolicy;
import org.etabli.bench.gate.Phase;
import org.etabli.bench.journal.JournalLimits;
import org.etabli.bench.lab.LabServer;
import org.etabli.bench.lab.StepClock;
import org.etabli.bench.lab.Workbench;
import org.etabli.bench.power.Relay;
import org.etabli.controller.contract.DrillVerdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class MachineDrillTest {

    private static final int TRIALS = 20;

    private final StepClock clock = new StepClock();
    private final AtomicInteger looks = new AtomicInteger();

    /** Time stands still: how late a trial is on a busy computer is not the matter here. */
    @Test
    @Timeout(60)
    void aTrialLeavesTheGateReadyForTheNextHoweverLongItsRecordTakes(@TempDir Path folder) throws Exception {
        try (LabServer server = new LabServer(folder.resolve("server"));
                Workbench bench = new Workbench(
                        folder, clock, new LingeringRelay(), GatePolicy.printer(), server, JournalLimits.ordinary())) {
            Thread loop = Thread.ofPlatform().daemon().start(bench.loop);
            MachineDrill drill = new MachineDrill("d-1", bench.loop, bench.relay, clock, this::nanos);

            for (int trial = 0; trial < TRIALS; trial++) {
                assertThat(drill.interlock().verdict()).isEqualTo(DrillVerdict.SAFE);
                assertThat(bench.loop.gate().phase()).isInstanceOf(Phase.Off.class);
            }

            loop.interrupt();
            loop.join();
        }
    }

    private long nanos() {
        looks.incrementAndGet();
        return 0;
    }

    /** Is open at once, and holds the gate up until the drill has looked around a few times more. */
    private final class LingeringRelay implements Relay {

        private volatile boolean closed;

        @Override
        public void switchOn() {
            closed = true;
        }

        @Override
        public void switchOff() {
            if (closed) {
                closed = false;
                int enough = looks.get() + 10;
                while (looks.get() < enough) {
                    Thread.onSpinWait();
                }
            }
        }

        @Override
        public Optional<Boolean> contact() {
            return Optional.of(closed);
        }

        @Override
        public String name() {
            return "lingering";
        }

        @Override
        public void close() {
            closed = false;
        }
    }
}
