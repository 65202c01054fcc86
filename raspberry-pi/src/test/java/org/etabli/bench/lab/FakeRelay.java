package org.etabli.bench.lab;

import java.util.Optional;
import org.etabli.bench.power.PowerException;
import org.etabli.bench.power.Relay;

/** A relay that can be looked at, and can fail. */
public final class FakeRelay implements Relay {

    public volatile boolean closed;
    public volatile int closings;
    public volatile boolean broken;

    @Override
    public void switchOn() throws PowerException {
        check();
        closed = true;
        closings++;
    }

    @Override
    public void switchOff() throws PowerException {
        check();
        closed = false;
    }

    private void check() throws PowerException {
        if (broken) {
            throw new PowerException("fake relay is broken");
        }
    }

    @Override
    public Optional<Boolean> contact() {
        return Optional.of(closed);
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public void close() {
        closed = false;
    }
}
