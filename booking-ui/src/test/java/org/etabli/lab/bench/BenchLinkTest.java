package org.etabli.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.etabli.controller.contract.DrillTrial;
import org.etabli.controller.contract.DrillVerdict;
import org.etabli.controller.contract.Happening;
import org.etabli.lab.machine.MachineId;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.etabli.lab.usage.UsageSessions;
import org.junit.jupiter.api.Test;

class BenchLinkTest {

    private static final long PATIENCE_SECONDS = 60;

    @Test
    void anEventNobodyUnderstandsIsKeptAndHoldsUpNothing() throws Exception {
        Lab lab = Lab.on(Database.H2);
        MachineId machine = lab.newMachine();
        CountDownLatch heard = new CountDownLatch(1);
        Runnable stop = countingDown(heard, lab, machine);
        try (BenchAtBroker bench = new BenchAtBroker(lab)) {
            bench.tells(machine.value(), "s-of-nobody", new Happening.SessionOpened("not-a-member", null, null, null));
            bench.tells(
                    machine.value(),
                    "s-of-a-stranger",
                    new Happening.SessionOpened(UUID.randomUUID().toString(), null, null, null));
            bench.tells(machine.value(), "s-after", new Happening.PoweredOn());

            assertThat(heard.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            // A broker may hand over what was told first after what was told last.
            BenchEvents events = lab.bean(BenchEvents.class);
            await().atMost(Duration.ofSeconds(PATIENCE_SECONDS)).untilAsserted(() -> {
                for (String session : List.of("s-of-nobody", "s-of-a-stranger", "s-after")) {
                    assertThat(events.ofSession(session)).as(session).hasSize(1);
                }
            });
        } finally {
            stop.run();
        }
    }

    @Test
    void aSessionIsRecordedWholeWhereTheBrokerHandsItsFirstEventsOverOutOfTurn() throws Exception {
        Lab lab = Lab.on(Database.H2);
        MachineId machine = lab.newMachine();
        CountDownLatch heard = new CountDownLatch(2);
        Runnable stop = countingDown(heard, lab, machine);
        try (BenchAtBroker bench = new BenchAtBroker(lab)) {
            bench.tellsOutOfTurn(
                    machine.value(),
                    "s-out-of-turn",
                    new Happening.SessionOpened(lab.newMember().id().toString(), null, null, null),
                    new Happening.PoweredOn());
            assertThat(heard.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            stop.run();
        }
        assertThat(lab.bean(UsageSessions.class)
                        .find("s-out-of-turn")
                        .orElseThrow()
                        .poweredOnAt())
                .isNotNull();
    }

    @Test
    void aBenchsLatestDrillIsWhatItsLastTrialsBelongTo() throws Exception {
        Lab lab = Lab.on(Database.H2);
        MachineId machine = lab.newMachine();
        CountDownLatch heard = new CountDownLatch(3);
        Runnable stop = countingDown(heard, lab, machine);
        try (BenchAtBroker bench = new BenchAtBroker(lab)) {
            for (String drill : new String[] {"first", "second", "second"}) {
                bench.tells(
                        machine.value(),
                        null,
                        new Happening.DrillTried(drill, DrillTrial.INTERLOCK, DrillVerdict.SAFE, 4, 250));
            }
            assertThat(heard.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();

            assertThat(lab.bean(SafetyDrills.class).latest(bench.name()))
                    .hasSize(2)
                    .allSatisfy(trial -> assertThat(trial.tried().drill()).isEqualTo("second"));
        } finally {
            stop.run();
        }
    }

    /** Counts down each time something of the machine is kept, until the returned handle is run. */
    private static Runnable countingDown(CountDownLatch heard, Lab lab, MachineId machine) {
        return lab.bean(LiveStates.class).listen(name -> {
            if (name.equals(machine.value())) {
                heard.countDown();
            }
        });
    }
}
