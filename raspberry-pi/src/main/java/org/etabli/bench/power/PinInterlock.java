package org.etabli.bench.power;

import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import org.etabli.bench.gate.Fault;

/** An interlock on a pin. Wired so that a broken wire reads as open. */
public final class PinInterlock implements Interlock {

    /** Contacts bounce for some milliseconds. */
    private static final long DEBOUNCE_MICROS = 10_000;

    private final DigitalInput pin;
    private final DigitalState safe;
    private final Fault fault;

    private PinInterlock(DigitalInput pin, DigitalState safe, Fault fault) {
        this.pin = pin;
        this.safe = safe;
        this.fault = fault;
    }

    /** @param safeHigh whether the closed, safe contact reads high; the pull makes a broken wire read as the other */
    public static PinInterlock on(Context pi4j, String id, int bcm, boolean safeHigh, Fault fault)
            throws PowerException {
        return new PinInterlock(
                input(pi4j, id, bcm, safeHigh ? PullResistance.PULL_DOWN : PullResistance.PULL_UP),
                safeHigh ? DigitalState.HIGH : DigitalState.LOW,
                fault);
    }

    /** An input that is neither bouncing nor floating. */
    public static DigitalInput input(Context pi4j, String id, int bcm, PullResistance pull) throws PowerException {
        try {
            return pi4j.create(DigitalInput.newConfigBuilder(pi4j)
                    .id(id)
                    .name(id)
                    .address(bcm)
                    .pull(pull)
                    .debounce(DEBOUNCE_MICROS)
                    .build());
        } catch (Pi4JException e) {
            throw new PowerException("input " + id + " on pin " + bcm + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Fault fault() {
        return fault;
    }

    @Override
    public boolean isOpen() {
        return pin.state() != safe;
    }

    @Override
    public void onChange(Runnable changed) {
        pin.addListener(event -> changed.run());
    }
}
