package org.etabli.lab.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.etabli.lab.testlab.SteppedClock;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

    private final SteppedClock clock = new SteppedClock();
    private final SignInThrottle throttle = new SignInThrottle(clock);

    @Test
    void aFewMistakesCostNothing() {
        fail("awa@exemple.fr", SignInThrottle.FREE_PER_NAME - 1);

        assertThat(throttle.wait("awa@exemple.fr", "10.0.0.1")).isZero();
    }

    @Test
    void thenEachFailureDoublesTheWaitUpToALimit() {
        fail("awa@exemple.fr", SignInThrottle.FREE_PER_NAME);
        assertThat(throttle.wait(" AWA@exemple.fr", "other")).isEqualTo(SignInThrottle.FIRST_WAIT);

        fail("awa@exemple.fr", 1);
        assertThat(throttle.wait("awa@exemple.fr", "other")).isEqualTo(SignInThrottle.FIRST_WAIT.multipliedBy(2));

        fail("awa@exemple.fr", 30);
        assertThat(throttle.wait("awa@exemple.fr", "other")).isEqualTo(SignInThrottle.LONGEST_WAIT);
    }

    @Test
    void theWaitEndsOnTheSecond() {
        fail("awa@exemple.fr", SignInThrottle.FREE_PER_NAME);

        clock.step(SignInThrottle.FIRST_WAIT.minusSeconds(1));
        assertThat(throttle.wait("awa@exemple.fr", "other")).isEqualTo(Duration.ofSeconds(1));
        clock.step(Duration.ofSeconds(1));
        assertThat(throttle.wait("awa@exemple.fr", "other")).isZero();
    }

    @Test
    void theRightPasswordClearsTheNameAndFailuresAreForgottenInTime() {
        fail("awa@exemple.fr", SignInThrottle.FREE_PER_NAME);
        throttle.succeeded("awa@exemple.fr");
        assertThat(throttle.wait("awa@exemple.fr", "other")).isZero();

        fail("yann@exemple.fr", 40);
        clock.step(SignInThrottle.FORGOTTEN.plusSeconds(1));
        fail("yann@exemple.fr", 1);
        assertThat(throttle.wait("yann@exemple.fr", "other")).isZero();
    }

    @Test
    void manyNamesFromOneAddressAreOneAttacker() {
        for (int i = 0; i < SignInThrottle.FREE_PER_ADDRESS; i++) {
            throttle.failed("name" + i, "10.0.0.1");
        }

        assertThat(throttle.wait("nobody-yet", "10.0.0.1")).isPositive();
        assertThat(throttle.wait("nobody-yet", "10.0.0.2")).isZero();
    }

    @Test
    void memoryStaysBoundedHoweverManyNamesAreTried() {
        for (int i = 0; i < SignInThrottle.REMEMBERED * 2; i++) {
            throttle.failed("name" + i, "10.0." + i);
        }

        assertThat(throttle.remembered()).isEqualTo(SignInThrottle.REMEMBERED);
    }

    private void fail(String name, int times) {
        for (int i = 0; i < times; i++) {
            throttle.failed(name, "10.0.0.1");
        }
    }
}
