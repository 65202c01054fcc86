package org.etabli.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class LeasesTest {

    private final Lab lab = Lab.on(Database.H2);
    private BenchAtBroker bench;

    @BeforeEach
    void aBenchThatHasItsLease() throws Exception {
        bench = new BenchAtBroker(lab);
        lab.bean(Leases.class).renew(bench.name());
        assertThat(bench.nextLease().number()).isEqualTo(1);
    }

    @AfterEach
    void leaves() {
        bench.close();
    }

    @Test
    void aBenchWithoutTheNewestLeaseIsShownItAgain() throws Exception {
        bench.says(0);

        assertThat(bench.nextLease().number()).isEqualTo(1);
    }

    @Test
    void aBenchWithANewerLeaseThanTheServerRemembersGetsOneAboveIt() throws Exception {
        bench.says(41);

        assertThat(bench.nextLease().number()).isEqualTo(42);
    }

    /** Two that renew several benches would otherwise each wait for a bench the other has numbered. */
    @Test
    void aChangeThatIsNotCommittedYetHoldsUpNobodyElsesLease() {
        Leases leases = lab.bean(Leases.class);
        TransactionTemplate change = new TransactionTemplate(lab.bean(PlatformTransactionManager.class));

        change.executeWithoutResult(open -> {
            leases.renew(bench.name());
            CompletableFuture<Void> another =
                    CompletableFuture.runAsync(() -> change.executeWithoutResult(too -> leases.renew(bench.name())));
            assertThat(another).succeedsWithin(Duration.ofSeconds(10));
        });
    }

    @Test
    void aBenchWithTheNewestLeaseIsLeftInPeace() throws Exception {
        bench.says(1);
        bench.says(0);

        assertThat(bench.nextLease().number()).isEqualTo(1);
        assertThat(bench.lease(0)).isEmpty();
    }
}
