package org.etabli.bench.power;

import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A relay on a pin of the Pi. The pin is safe from the moment it is taken, and again when the bench stops.
 */
public final class PinRelay implements Relay {

    private final Context pi4j;
    private final DigitalOutput pin;
    private final @Nullable DigitalInput feedback;
    private final DigitalState on;
    private final DigitalState off;

    private PinRelay(
            Context pi4j, DigitalOutput pin, @Nullable DigitalInput feedback, DigitalState on, DigitalState off) {
        this.pi4j = pi4j;
        this.pin = pin;
        this.feedback = feedback;
        this.on = on;
        this.off = off;
    }

    /**
     * Takes a pin, open.
     *
     * @param bcm the pin by its Broadcom number
     * @param activeHigh whether a high level closes the relay; many relay boards close on low
     * @param feedback an input that is high while the contactor's auxiliary contact is closed
     */
    public static PinRelay on(Context pi4j, String id, int bcm, boolean activeHigh, @Nullable DigitalInput feedback)
            throws PowerException {
        DigitalState on = activeHigh ? DigitalState.HIGH : DigitalState.LOW;
        DigitalState off = activeHigh ? DigitalState.LOW : DigitalState.HIGH;
        try {
            DigitalOutput pin = pi4j.create(DigitalOutput.newConfigBuilder(pi4j)
                    .id(id)
                    .name(id)
                    .address(bcm)
                    .initial(off)
                    .shutdown(off)
                    .build());
            pin.state(off);
            return new PinRelay(pi4j, pin, feedback, on, off);
        } catch (Pi4JException e) {
            throw new PowerException("relay " + id + " on pin " + bcm + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void switchOn() throws PowerException {
        set(on);
    }

    @Override
    public void switchOff() throws PowerException {
        set(off);
    }

    private void set(DigitalState state) throws PowerException {
        try {
            pin.state(state);
        } catch (Pi4JException e) {
            throw new PowerException(name() + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<Boolean> contact() {
        return Optional.ofNullable(feedback).map(input -> input.state() == DigitalState.HIGH);
    }

    @Override
    public String name() {
        return pin.id() + " (GPIO " + pin.address() + ")";
    }

    @Override
    public void close() {
        if (pi4j.hasIO(pin.id())) {
            pin.state(off);
            pi4j.shutdown(pin.id());
        }
    }
}
