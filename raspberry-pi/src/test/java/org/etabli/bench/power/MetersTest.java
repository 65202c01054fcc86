package org.etabli.bench.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.etabli.bench.lab.FakeRelay;
import org.etabli.controller.link.LinkException;
import org.etabli.controller.link.MemoryLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class MetersTest {

    /** No patience ends while the meter's thread waits for a busy computer. */
    private static final LongSupplier STANDING = () -> 0;

    @Test
    @Timeout(30)
    void aPzemIsAskedAndReadAsItsManualSays() throws Exception {
        MemoryLink.Pair pair = MemoryLink.pair("pzem");
        // 230.1 V, 0.518 A, 118.5 W, 66 000 Wh: 32-bit values with their low word first.
        byte[] answer = Pzem.withCrc(HexFormat.of()
                .parseHex("010414" + "08FD" + "02060000" + "04A10000" + "01D00001" + "01F4" + "0064" + "0000"));
        Thread meter = Thread.ofVirtual().start(() -> answerOnce(pair.machine(), answer));
        try (Pzem pzem = new Pzem(pair::host, 1, STANDING)) {
            Meter.Reading reading = pzem.read();

            assertThat(reading.watts()).isEqualTo(118.5, org.assertj.core.data.Offset.offset(0.001));
            assertThat(reading.wattHours()).isEqualTo(66_000);
        }
        meter.join();
        assertThat(HexFormat.of().formatHex(Pzem.withCrc(HexFormat.of().parseHex("01040000000a"))))
                .isEqualTo("01040000000a700d");
    }

    @Test
    @Timeout(30)
    void aMeterThatIsSilentOrGarblesIsSaid() {
        AtomicLong nanos = new AtomicLong();
        MemoryLink.Pair silent = MemoryLink.pair("silent");
        assertThatThrownBy(() -> new Pzem(
                                silent::host,
                                1,
                                () -> nanos.addAndGet(Duration.ofMillis(200).toNanos()))
                        .read())
                .isInstanceOf(PowerException.class)
                .hasMessageContaining("does not answer");

        MemoryLink.Pair noisy = MemoryLink.pair("noisy");
        Thread.ofVirtual().start(() -> answerOnce(noisy.machine(), new byte[25]));
        assertThatThrownBy(() -> new Pzem(noisy::host, 1, STANDING).read())
                .isInstanceOf(PowerException.class)
                .hasMessageContaining("garbage");
    }

    private static void answerOnce(MemoryLink meter, byte[] answer) {
        byte[] asked = new byte[64];
        try {
            int count = 0;
            while (count == 0) {
                count = meter.read(asked, Duration.ofMillis(100));
            }
            assertThat(HexFormat.of().formatHex(Arrays.copyOf(asked, count))).isEqualTo("01040000000a700d");
            meter.write(answer);
        } catch (LinkException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aSimulatedMeterCountsInTheMachinesOwnTime() {
        AtomicLong nanos = new AtomicLong();
        SimulatedMeter meter = new SimulatedMeter(() -> 120, nanos::get, 60);

        nanos.addAndGet(Duration.ofSeconds(30).toNanos());

        assertThat(meter.read().wattHours()).isEqualTo(60, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void energyOfASessionSurvivesAMeterThatStartsAnew() {
        Energy energy = new Energy();
        assertThat(energy.wattHours()).isEqualTo(Energy.UNKNOWN);
        energy.read(new Meter.Reading(100, 5_000));
        energy.begin();

        energy.read(new Meter.Reading(100, 5_010));
        energy.read(new Meter.Reading(100, 2));

        assertThat(energy.wattHours()).isEqualTo(12);
    }

    @Test
    void aContactThatStaysClosedIsAWeldedRelayAndOneThatStaysOpenADeadOne() {
        ContactorWatch watch = new ContactorWatch();
        watch.look(true, Optional.of(true), Duration.ofSeconds(1));

        assertThat(watch.look(false, Optional.of(true), Duration.ofSeconds(2))).isEmpty();
        assertThat(watch.look(false, Optional.of(true), Duration.ofSeconds(4)))
                .contains(new ContactorWatch.Finding.Noticed(ContactorWatch.WELDED));
        assertThat(watch.look(false, Optional.of(true), Duration.ofSeconds(5))).isEmpty();
        assertThat(watch.look(false, Optional.of(false), Duration.ofSeconds(6)))
                .contains(new ContactorWatch.Finding.Cleared("relay-welded"));
        watch.look(true, Optional.of(false), Duration.ofSeconds(7));
        assertThat(watch.look(true, Optional.of(false), Duration.ofSeconds(9)))
                .contains(new ContactorWatch.Finding.Noticed(ContactorWatch.DEAD));
    }

    @Test
    void extractionFollowsAndRunsOnButNotThroughAnEmergencyStop() {
        FakeRelay fan = new FakeRelay();
        Extraction extraction = new Extraction(fan, Duration.ofSeconds(30));

        extraction.follow(true, false, Duration.ofSeconds(0));
        assertThat(fan.closed).isTrue();
        extraction.follow(false, false, Duration.ofSeconds(29));
        assertThat(fan.closed).isTrue();
        extraction.follow(false, false, Duration.ofSeconds(30));
        assertThat(fan.closed).isFalse();
        extraction.follow(true, false, Duration.ofSeconds(40));
        extraction.follow(true, true, Duration.ofSeconds(41));
        assertThat(fan.closed).isFalse();
    }

    @Test
    void aRelayTrippedByTheWatchdogStaysOpenUntilTheGateTakesNote() throws PowerException {
        FakeRelay hardware = new FakeRelay();
        GuardedRelay relay = new GuardedRelay(hardware);
        relay.switchOn(Duration.ofSeconds(10));
        assertThat(relay.overdue(Duration.ofSeconds(10))).isFalse();
        assertThat(relay.overdue(Duration.ofSeconds(11))).isTrue();

        relay.trip();

        assertThat(hardware.closed).isFalse();
        assertThatThrownBy(() -> relay.switchOn(Duration.ofSeconds(20))).isInstanceOf(PowerException.class);
        relay.rearm();
        relay.switchOn(Duration.ofSeconds(20));
        assertThat(hardware.closed).isTrue();
    }

    @Test
    void aRelayThatDoesNotOpenIsToldSoAgainAndAgain() throws PowerException {
        FakeRelay hardware = new FakeRelay();
        GuardedRelay relay = new GuardedRelay(hardware);
        relay.switchOn(Duration.ofSeconds(10));
        hardware.broken = true;
        relay.switchOff();
        assertThat(hardware.closed).isTrue();

        hardware.broken = false;
        relay.retryOff();

        assertThat(hardware.closed).isFalse();
    }
}
