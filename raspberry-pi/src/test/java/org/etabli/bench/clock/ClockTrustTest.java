package org.etabli.bench.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockTrustTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void aClockThatRunsWithTheUptimeIsTrusted() {
        ClockTrust trust = new ClockTrust(NINE.minusSeconds(5), true, Duration.ZERO, NINE);

        assertThat(trust.look(MINUTE, NINE.plus(MINUTE))).isTrue();
        assertThat(trust.why()).isEmpty();
    }

    @Test
    void aPiThatBootsIn1970IsNotBelievedUntilTheNetworkTellsTheTime() {
        ClockTrust trust = new ClockTrust(NINE, false, Duration.ZERO, Instant.EPOCH.plusSeconds(9));
        assertThat(trust.look(MINUTE, Instant.EPOCH.plusSeconds(69))).isFalse();
        assertThat(trust.why()).contains("1970");

        Instant later = NINE.plusSeconds(600);
        trust.look(MINUTE.plusSeconds(1), later);
        trust.synchronised(later);

        assertThat(trust.look(MINUTE.plusSeconds(2), later.plusSeconds(1))).isTrue();
    }

    @Test
    void aPiThatBootsAtItsLastShutdownIsNotBelievedEither() {
        ClockTrust trust = new ClockTrust(NINE, false, Duration.ZERO, NINE.plusSeconds(1));

        assertThat(trust.look(MINUTE, NINE.plusSeconds(61))).isFalse();
        assertThat(trust.why()).contains("battery");
    }

    @Test
    void aJumpInEitherDirectionIsNoticed() {
        ClockTrust forward = new ClockTrust(NINE, true, Duration.ZERO, NINE);
        ClockTrust back = new ClockTrust(NINE, true, Duration.ZERO, NINE.plusSeconds(3600));

        assertThat(forward.look(MINUTE, NINE.plusSeconds(3600))).isFalse();
        assertThat(back.look(MINUTE, NINE.plusSeconds(60))).isFalse();
        assertThat(forward.why()).contains("jumped");
    }

    @Test
    void theServersClockConfirmsOursOrConvictsIt() {
        ClockTrust trust = new ClockTrust(NINE, false, Duration.ZERO, NINE);

        trust.compared(NINE.plusSeconds(1), NINE);
        assertThat(trust.look(Duration.ZERO, NINE)).isTrue();
        trust.compared(NINE.plusSeconds(4000), NINE);
        assertThat(trust.look(Duration.ZERO, NINE)).isFalse();
        assertThat(trust.why()).contains("server");
    }

    @Test
    void nothingConfirmsAClockThatShowsTheKnownPast() {
        ClockTrust trust = new ClockTrust(NINE, true, Duration.ZERO, NINE);
        trust.passed(NINE.plusSeconds(7200));

        assertThat(trust.look(MINUTE, NINE.plus(MINUTE))).isFalse();
        trust.synchronised(NINE.plus(MINUTE));
        assertThat(trust.look(MINUTE, NINE.plus(MINUTE))).isFalse();
    }
}
