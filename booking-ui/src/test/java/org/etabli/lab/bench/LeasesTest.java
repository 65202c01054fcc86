package org.etabli.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.etabli.lab.testlab.Database;
import org.etabli.lab.testlab.Lab;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeasesTest {

    private BenchAtBroker bench;

    @BeforeEach
    void aBenchThatHasItsLease() throws Exception {
        Lab lab = Lab.on(Database.H2);
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

    @Test
    void aBenchWithTheNewestLeaseIsLeftInPeace() throws Exception {
        bench.says(1);
        bench.says(0);

        assertThat(bench.nextLease().number()).isEqualTo(1);
        assertThat(bench.lease(0)).isEmpty();
    }
}
