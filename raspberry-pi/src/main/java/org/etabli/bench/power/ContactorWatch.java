package org.etabli.bench.power;

import java.time.Duration;
import java.util.Optional;
import org.etabli.bench.gate.Fault;
import org.etabli.controller.contract.PowerOffCause;

/**
 * Compares what a contactor was told with what its auxiliary contact says: one that stays closed is welded, one that
 * stays open is broken. Pure but for its memory.
 */
public final class ContactorWatch {

    /** A contactor moves within some 50 ms; a smart plug answers within a second. */
    public static final Duration SETTLES = Duration.ofMillis(1_500);

    public static final Fault WELDED = new Fault("relay-welded", PowerOffCause.RELAY_FAULT, false);
    public static final Fault DEAD = new Fault("relay-dead", PowerOffCause.RELAY_FAULT, false);

    /** What a look led to. */
    public sealed interface Finding {

        record Noticed(Fault fault) implements Finding {}

        record Cleared(String fault) implements Finding {}
    }

    private boolean told;
    private Duration since = Duration.ZERO;
    private Optional<Fault> standing = Optional.empty();

    /** One look: what was ordered, and what the contact says, where it says anything. */
    public Optional<Finding> look(boolean ordered, Optional<Boolean> contact, Duration at) {
        if (ordered != told) {
            told = ordered;
            since = at;
        }
        if (contact.isEmpty()) {
            return Optional.empty();
        }
        if (contact.get() == ordered) {
            since = at;
            return clear();
        }
        boolean settled = at.minus(since).compareTo(SETTLES) >= 0;
        Fault fault = contact.get() ? WELDED : DEAD;
        if (!settled || standing.isPresent()) {
            return Optional.empty();
        }
        standing = Optional.of(fault);
        return Optional.of(new Finding.Noticed(fault));
    }

    private Optional<Finding> clear() {
        // A dead relay agrees as soon as it is told to be open: only closing well would show that it lives again.
        Optional<Finding> cleared = standing.map(fault -> new Finding.Cleared(fault.name()));
        standing = Optional.empty();
        return cleared;
    }
}
