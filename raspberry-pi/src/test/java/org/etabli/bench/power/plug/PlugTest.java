package org.etabli.bench.power.plug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.etabli.bench.lab.StepClock;
import org.etabli.bench.power.PowerException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlugTest {

    private final FakeBus bus = new FakeBus();
    private final StepClock clock = new StepClock();

    @Test
    void aShellyOfTheSecondGenerationIsSwitchedWithATimeLimitAndReadBack() throws PowerException {
        Plug plug = new Plug("plug", new ShellyGen2("shelly-a"), bus, clock);

        plug.switchOn();

        assertThat(bus.sent.getLast())
                .isEqualTo(new PlugWords.Message(
                        "shelly-a/rpc",
                        "{\"id\":1,\"src\":\"etabli\",\"method\":\"Switch.Set\",\"params\":"
                                + "{\"id\":0,\"on\":true,\"toggle_after\":60}}"));
        bus.says(
                "shelly-a/status/switch:0",
                "{\"id\":0,\"output\":true,\"apower\":118.5,\"aenergy\":{\"total\":6532.1}}");
        assertThat(plug.contact()).isEqualTo(Optional.of(true));
        assertThat(plug.read().watts()).isEqualTo(118.5);
        assertThat(plug.read().wattHours()).isEqualTo(6532.1);
        bus.says("shelly-a/events/rpc", "{\"method\":\"NotifyStatus\",\"params\":{\"switch:0\":{\"output\":false}}}");
        assertThat(plug.contact()).isEqualTo(Optional.of(false));
    }

    @Test
    void aShellyOfTheFirstGenerationCountsInWattMinutes() throws PowerException {
        Plug plug = new Plug("plug", new ShellyGen1("shellyplug-s-1"), bus, clock);

        plug.switchOn();

        assertThat(bus.sent.getLast())
                .isEqualTo(new PlugWords.Message("shellies/shellyplug-s-1/relay/0/command", "on"));
        bus.says("shellies/shellyplug-s-1/relay/0", "on");
        bus.says("shellies/shellyplug-s-1/relay/0/power", "42.5");
        bus.says("shellies/shellyplug-s-1/relay/0/energy", "600");
        assertThat(plug.contact()).isEqualTo(Optional.of(true));
        assertThat(plug.read().watts()).isEqualTo(42.5);
        assertThat(plug.read().wattHours()).isEqualTo(10);
    }

    @Test
    void tasmotaIsGivenItsPulseTimeAndToldOffByName() throws PowerException {
        Plug plug = new Plug("plug", new Tasmota("laser"), bus, clock);

        plug.switchOn();
        plug.switchOff();

        assertThat(bus.sent)
                .containsExactly(
                        new PlugWords.Message("cmnd/laser/Backlog0", "PulseTime1 160; Power1 ON"),
                        new PlugWords.Message("cmnd/laser/Power1", "OFF"));
        bus.says("stat/laser/POWER", "OFF");
        bus.says("tele/laser/SENSOR", "{\"ENERGY\":{\"Total\":12.5,\"Power\":80}}");
        assertThat(plug.contact()).isEqualTo(Optional.of(false));
        assertThat(plug.read().wattHours()).isEqualTo(12_500);
    }

    @Test
    void theBenchRenewsThePlugsPermissionAndRepeatsAnOffThatWasNotFollowed() throws PowerException {
        Plug plug = new Plug("plug", new ShellyGen2("shelly-a"), bus, clock);
        plug.switchOn();
        clock.advance(Plug.RENEW);
        plug.renew();
        assertThat(bus.sent).hasSize(2).last().asString().contains("toggle_after");

        plug.switchOff();
        bus.says("shelly-a/status/switch:0", "{\"output\":true}");
        clock.advance(Plug.RENEW);
        plug.renew();

        assertThat(bus.sent).hasSize(4).last().asString().contains("\"on\":false");
    }

    @Test
    void aPlugNotHeardForAWhileIsNotKnownToBeAnything() {
        Plug plug = new Plug("plug", new ShellyGen2("shelly-a"), bus, clock);
        bus.says("shelly-a/status/switch:0", "{\"output\":true,\"apower\":1,\"aenergy\":{\"total\":1}}");

        clock.advance(Plug.HEARD.plusSeconds(1));

        assertThat(plug.contact()).isEmpty();
        assertThatThrownBy(plug::read).isInstanceOf(PowerException.class);
    }

    @Test
    void withoutItsBrokerAPlugIsNotSwitchedOnLater() {
        Plug plug = new Plug("plug", new ShellyGen2("shelly-a"), bus, clock);
        bus.connected = false;
        assertThatThrownBy(plug::switchOn).isInstanceOf(PowerException.class);

        bus.connected = true;
        clock.advance(Duration.ofMinutes(1));
        plug.renew();

        assertThat(bus.sent).isEmpty();
    }

    @Test
    void nonsenseFromAPlugChangesNothing() {
        Plug plug = new Plug("plug", new ShellyGen2("shelly-a"), bus, clock);

        for (String nonsense : List.of("", "{", "[]", "null", "{\"output\":\"yes\"}", "\u0000")) {
            bus.says("shelly-a/status/switch:0", nonsense);
        }

        assertThat(plug.contact()).isEmpty();
    }

    private static final class FakeBus implements PlugBus {

        final List<PlugWords.Message> sent = new ArrayList<>();
        boolean connected = true;
        private @Nullable BiConsumer<String, String> ear;

        @Override
        public void listen(List<String> topics, BiConsumer<String, String> heard) {
            ear = heard;
        }

        void says(String topic, String payload) {
            BiConsumer<String, String> told = ear;
            if (told != null) {
                told.accept(topic, payload);
            }
        }

        @Override
        public boolean send(PlugWords.Message message) {
            if (connected) {
                sent.add(message);
            }
            return connected;
        }

        @Override
        public void close() {}
    }
}
