package org.etabli.bench.power;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A relay with a dead man's handle: whoever closes it says until when, and the watchdog opens it then, or sooner, from
 * its own thread. Once tripped it stays open until the gate has taken note. Takes no lock that a hanging order could
 * hold against the watchdog.
 */
public final class GuardedRelay {

    private static final Logger log = LoggerFactory.getLogger(GuardedRelay.class);

    private final Relay relay;
    private volatile boolean ordered;
    private volatile boolean tripped;
    private volatile boolean offFailed;
    private volatile Duration until = Duration.ZERO;

    public GuardedRelay(Relay relay) {
        this.relay = relay;
    }

    /** Closes the relay until an uptime at the latest. */
    public void switchOn(Duration latest) throws PowerException {
        if (tripped) {
            throw new PowerException(relay.name() + ": the watchdog has opened it");
        }
        until = latest;
        ordered = true;
        relay.switchOn();
        if (tripped) {
            // The watchdog came between: its order was given before ours and stands.
            switchOff();
        }
    }

    public void holdUntil(Duration latest) {
        until = latest;
    }

    /** Opens the relay; a failure is kept and tried again by the watchdog. */
    public void switchOff() {
        ordered = false;
        try {
            relay.switchOff();
            offFailed = false;
        } catch (PowerException e) {
            if (!offFailed) {
                log.error("RELAY DOES NOT OPEN, trying again: {}", e.getMessage());
            }
            offFailed = true;
        }
    }

    /** Whether this relay should be open by now and somebody must see to it. */
    public boolean overdue(Duration uptime) {
        return ordered && uptime.compareTo(until) > 0;
    }

    /** Opens the relay for the watchdog, against anything the gate may still be about to do. */
    public void trip() {
        tripped = true;
        switchOff();
    }

    public void retryOff() {
        if (offFailed) {
            switchOff();
        }
    }

    /** The gate knows of the trip and stands without power: it may switch on again. */
    public void rearm() {
        tripped = false;
    }

    /** Whether the relay was last told to close. */
    public boolean on() {
        return ordered;
    }

    public Relay relay() {
        return relay;
    }
}
