package org.etabli.bench.assembly;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.PullResistance;
import java.time.Clock;
import java.time.Instant;
import org.etabli.bench.clock.BenchClock;
import org.etabli.bench.clock.SystemBenchClock;
import org.etabli.bench.power.PinInterlock;
import org.etabli.bench.power.PinRelay;
import org.etabli.bench.power.PowerException;
import org.etabli.bench.power.Relay;
import org.etabli.bench.power.plug.MqttPlugBus;
import org.etabli.bench.power.plug.Plug;
import org.etabli.bench.power.plug.PlugBus;
import org.etabli.bench.power.plug.PlugWords;
import org.etabli.bench.power.plug.ShellyGen1;
import org.etabli.bench.power.plug.ShellyGen2;
import org.etabli.bench.power.plug.Tasmota;
import org.etabli.bench.settings.BenchSettings;
import org.etabli.bench.settings.BenchSettings.PlugBroker;
import org.etabli.bench.settings.MachineSettings.RelaySettings;
import org.jspecify.annotations.Nullable;

/** Opens relays: pins and plugs. */
final class Relays {

    private final BenchSettings settings;
    private final Context pi4j;
    private final BenchClock clock = new SystemBenchClock(Clock.systemUTC(), System::nanoTime, Instant.EPOCH, true);
    private @Nullable PlugBus bus;

    Relays(BenchSettings settings, Context pi4j) {
        this.settings = settings;
        this.pi4j = pi4j;
    }

    Relay open(String id, RelaySettings relay) throws PowerException {
        return switch (relay.kind()) {
            case PIN -> pin(id, relay);
            case SHELLY_GEN1 -> plug(id, new ShellyGen1(String.valueOf(relay.topic())));
            case SHELLY_GEN2 -> plug(id, new ShellyGen2(String.valueOf(relay.topic())));
            case TASMOTA -> plug(id, new Tasmota(String.valueOf(relay.topic())));
        };
    }

    private Relay pin(String id, RelaySettings relay) throws PowerException {
        Integer pin = relay.pin();
        Integer feedback = relay.feedbackPin();
        DigitalInput contact = feedback == null
                ? null
                : PinInterlock.input(pi4j, id + "-feedback", feedback, PullResistance.PULL_DOWN);
        if (pin == null) {
            throw new PowerException(id + " has no pin");
        }
        return PinRelay.on(pi4j, id, pin, relay.active() == RelaySettings.Level.HIGH, contact);
    }

    private Relay plug(String id, PlugWords words) throws PowerException {
        PlugBroker broker = settings.plugBroker();
        if (broker == null) {
            throw new PowerException(id + ": no broker for plugs");
        }
        PlugBus open =
                bus == null ? new MqttPlugBus(broker.host(), broker.port(), broker.user(), broker.password()) : bus;
        bus = open;
        return new Plug(id, words, open, clock);
    }

    void close() {
        if (bus != null) {
            bus.close();
        }
    }
}
