package org.etabli.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

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

    private static final long PATIENCE_SECONDS = 20;

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
        } finally {
            stop.run();
        }
        BenchEvents events = lab.bean(BenchEvents.class);
        assertThat(events.ofSession("s-of-nobody")).hasSize(1);
        assertThat(events.ofSession("s-of-a-stranger")).hasSize(1);
        assertThat(events.ofSession("s-after")).hasSize(1);
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
