package org.etabli.bench.host;

import java.time.Duration;
import java.util.function.BiConsumer;
import org.etabli.controller.contract.MachineState;
import org.etabli.controller.contract.Wire;
import org.jspecify.annotations.Nullable;

/** Publishes one machine's state when it changed, at most once a second. */
final class StateOutlet {

    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final String machine;
    private final BiConsumer<String, byte[]> publish;
    private @Nullable MachineState sent;
    private Duration sentAt = Duration.ZERO.minus(BETWEEN);

    StateOutlet(String machine, BiConsumer<String, byte[]> publish) {
        this.machine = machine;
        this.publish = publish;
    }

    synchronized void offer(MachineState state, Duration uptime) {
        boolean due = uptime.minus(sentAt).compareTo(BETWEEN) >= 0;
        if (due && !sameButForTime(state, sent)) {
            publish.accept(machine, Wire.write(state));
            sent = state;
            sentAt = uptime;
        }
    }

    /** A new connection: what the broker holds may be of another life. */
    synchronized void forget() {
        sent = null;
    }

    private static boolean sameButForTime(MachineState state, @Nullable MachineState other) {
        return other != null
                && new MachineState(
                                other.v(),
                                state.at(),
                                other.gate(),
                                other.relayClosed(),
                                other.session(),
                                other.member(),
                                other.until(),
                                other.refused(),
                                other.watts(),
                                other.wattHours(),
                                other.job())
                        .equals(state);
    }
}
