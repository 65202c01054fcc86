package org.etabli.bench.power;

import java.util.Optional;

/**
 * A machine's switch. Both orders return at once and may be given by any thread, as often as one likes; opening an
 * open relay changes nothing.
 */
public interface Relay extends AutoCloseable {

    /** Power to the machine. */
    void switchOn() throws PowerException;

    /** No power to the machine. */
    void switchOff() throws PowerException;

    /** Whether current can flow, as the hardware itself says; empty where it cannot tell, or has not yet. */
    Optional<Boolean> contact();

    /** How a person finds it: a pin's number, a plug's name. */
    String name();

    /** Opens the relay and gives the hardware back. */
    @Override
    void close();
}
