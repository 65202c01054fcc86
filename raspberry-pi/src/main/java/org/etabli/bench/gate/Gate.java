package org.etabli.bench.gate;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All a gate knows between two events.
 *
 * @param inService false while a manager keeps the machine closed
 * @param faults by name, whatever the phase
 * @param waiting the next person, who showed a good badge while the machine was taken
 */
public record Gate(
        Phase phase,
        boolean inService,
        Map<String, Fault> faults,
        @Nullable Waiting waiting) {

    /** A badge that would be let in, shown too early; forgotten at an uptime. */
    public record Waiting(Session session, Duration lapses) {}

    public Gate {
        faults = Map.copyOf(faults);
    }

    /** As every gate starts: no power, whatever was before. */
    public static Gate closed(boolean inService) {
        return new Gate(inService ? new Phase.Off() : new Phase.OutOfService(), inService, Map.of(), null);
    }

    Gate in(Phase next) {
        return new Gate(next, inService, faults, waiting);
    }

    Gate withService(boolean value) {
        return new Gate(phase, value, faults, waiting);
    }

    Gate awaiting(@Nullable Waiting next) {
        return new Gate(phase, inService, faults, next);
    }

    Gate with(Fault fault) {
        Map<String, Fault> more = new LinkedHashMap<>(faults);
        more.put(fault.name(), fault);
        return new Gate(phase, inService, more, waiting);
    }

    Gate without(String fault) {
        Map<String, Fault> less = new LinkedHashMap<>(faults);
        less.remove(fault);
        return new Gate(phase, inService, less, waiting);
    }

    /** Whether a fault forbids power at all times. */
    boolean blocked() {
        return any(faults.values());
    }

    private static boolean any(Collection<Fault> faults) {
        return faults.stream().anyMatch(fault -> !fault.onlyWhileRunning());
    }

    /** The phase of a gate with no session. */
    Gate atRest() {
        Phase rest = blocked() ? new Phase.Faulty() : inService ? new Phase.Off() : new Phase.OutOfService();
        return new Gate(rest, inService, faults, null);
    }
}
