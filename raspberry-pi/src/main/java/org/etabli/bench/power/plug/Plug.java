package org.etabli.bench.power.plug;

import java.time.Duration;
import java.util.Optional;
import org.etabli.bench.clock.BenchClock;
import org.etabli.bench.power.Meter;
import org.etabli.bench.power.PowerException;
import org.etabli.bench.power.Relay;
import org.jspecify.annotations.Nullable;

/**
 * A smart plug as a relay that says what it does, and as a meter. The bench renews its permission to stay on; a plug
 * that can count switches off by itself when bench or network die.
 */
public final class Plug implements Relay, Meter {

    /** The plug's own dead man's handle, where it has one. */
    static final Duration LASTS = Duration.ofSeconds(60);

    /** How often it is renewed: two renewals may be lost. */
    static final Duration RENEW = Duration.ofSeconds(20);

    /** A plug not heard for longer is not known to be anything. */
    static final Duration HEARD = Duration.ofMinutes(2);

    private final String name;
    private final PlugWords words;
    private final PlugBus bus;
    private final BenchClock clock;
    private volatile boolean wanted;
    private volatile Duration renewedAt = Duration.ZERO;
    private volatile @Nullable Boolean on;
    private volatile Duration heardAt = Duration.ZERO;
    private volatile double watts;
    private volatile double wattHours;
    private volatile boolean metered;

    public Plug(String name, PlugWords words, PlugBus bus, BenchClock clock) {
        this.name = name;
        this.words = words;
        this.bus = bus;
        this.clock = clock;
        bus.listen(words.topics(), this::hear);
    }

    private void hear(String topic, String payload) {
        PlugWords.Said said = words.read(topic, payload);
        heardAt = clock.now().uptime();
        said.on().ifPresent(value -> on = value);
        said.watts().ifPresent(value -> watts = value);
        said.wattHours().ifPresent(value -> {
            wattHours = value;
            metered = true;
        });
    }

    @Override
    public void switchOn() throws PowerException {
        wanted = true;
        renewedAt = clock.now().uptime();
        if (!bus.send(words.on((int) LASTS.toSeconds()))) {
            wanted = false;
            throw new PowerException(name + ": the plugs' broker is not connected");
        }
    }

    @Override
    public void switchOff() throws PowerException {
        wanted = false;
        if (!bus.send(words.off())) {
            throw new PowerException(name + ": the plugs' broker is not connected");
        }
    }

    /** Renews the permission to stay on, and repeats an order to be off that the plug has not followed. */
    public void renew() {
        Duration now = clock.now().uptime();
        boolean due = now.minus(renewedAt).compareTo(RENEW) >= 0;
        if (wanted && due && bus.send(words.on((int) LASTS.toSeconds()))) {
            renewedAt = now;
        } else if (!wanted && due && Boolean.TRUE.equals(on) && bus.send(words.off())) {
            renewedAt = now;
        }
    }

    @Override
    public Optional<Boolean> contact() {
        boolean recent = clock.now().uptime().minus(heardAt).compareTo(HEARD) < 0;
        return recent ? Optional.ofNullable(on) : Optional.empty();
    }

    @Override
    public Reading read() throws PowerException {
        if (!metered || clock.now().uptime().minus(heardAt).compareTo(HEARD) >= 0) {
            throw new PowerException(name + ": the plug has not told its energy for a while");
        }
        return new Reading(watts, wattHours);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void close() {
        bus.send(words.off());
    }
}
