package org.etabli.lab.course.queue;

import java.time.Duration;
import java.util.Map;
import org.etabli.lab.machine.MachineId;

/**
 * A piece that wants to be made, as the scheduler sees it.
 *
 * @param round 0 for who was passed by too often, 1 for a child's first piece, 2 for the second, …
 * @param arrival its place among all that ever arrived; a failed piece keeps its own
 * @param lengths how long it takes on each machine that can make it; never empty times, none for a machine that cannot
 */
public record Wish(PieceId id, int round, long arrival, Map<MachineId, Duration> lengths) {

    public Wish {
        lengths = Map.copyOf(lengths);
        if (lengths.values().stream().anyMatch(length -> !length.isPositive())) {
            throw new IllegalArgumentException("piece " + id + " takes no time on a machine");
        }
    }
}
