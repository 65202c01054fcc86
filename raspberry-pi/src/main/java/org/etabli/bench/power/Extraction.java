package org.etabli.bench.power;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Extraction, or a compressor, that follows its machine's relay and runs on for a while to clear the smoke. */
public final class Extraction implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Extraction.class);

    private final Relay relay;
    private final Duration runOn;
    private boolean running;
    private Duration until = Duration.ZERO;

    public Extraction(Relay relay, Duration runOn) {
        this.relay = relay;
        this.runOn = runOn;
    }

    /**
     * Follows; called several times a second.
     *
     * @param emergency whether an emergency stop is hit: then nothing runs on, smoke or not
     */
    public void follow(boolean machineOn, boolean emergency, Duration uptime) {
        if (machineOn) {
            until = uptime.plus(runOn);
        }
        boolean wanted = !emergency && (machineOn || (running && uptime.compareTo(until) < 0));
        if (wanted == running) {
            return;
        }
        try {
            if (wanted) {
                relay.switchOn();
            } else {
                relay.switchOff();
            }
            running = wanted;
        } catch (PowerException e) {
            log.error("Extraction {}: {}", relay.name(), e.getMessage());
        }
    }

    @Override
    public void close() {
        relay.close();
    }
}
