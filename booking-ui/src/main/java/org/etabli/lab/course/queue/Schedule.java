package org.etabli.lab.course.queue;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.etabli.lab.machine.MachineId;

/**
 * Every waiting piece with its place.
 *
 * @param placements by start, then machine
 * @param homeless pieces that no machine of the session can make
 */
public record Schedule(List<Placement> placements, List<PieceId> homeless) {

    public Schedule {
        placements = placements.stream()
                .sorted(Comparator.comparing(Placement::start)
                        .thenComparing(p -> p.machine().value()))
                .toList();
        homeless = List.copyOf(homeless);
    }

    public Optional<Placement> of(PieceId piece) {
        return placements.stream().filter(p -> p.piece().equals(piece)).findFirst();
    }

    /** A machine's pieces, first first. */
    public List<Placement> on(MachineId machine) {
        return placements.stream().filter(p -> p.machine().equals(machine)).toList();
    }

    /** When the last piece is finished; empty when nothing waits. */
    public Optional<Instant> end() {
        return placements.stream().map(Placement::end).max(Comparator.naturalOrder());
    }

    /** Those whose children will not take them home. */
    public List<Placement> late() {
        return placements.stream()
                .filter(p -> p.fit() != Placement.Fit.IN_CLASS)
                .toList();
    }
}
