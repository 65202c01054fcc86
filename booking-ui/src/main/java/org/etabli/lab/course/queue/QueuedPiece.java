package org.etabli.lab.course.queue;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.etabli.lab.machine.MachineId;
import org.jspecify.annotations.Nullable;

/**
 * A child's piece in the queue of a class.
 *
 * @param owner whose it is
 * @param arrival its place among all that arrived; a failed piece keeps its own, a skipped one gets a new one
 * @param lengths how long it takes on each machine that can make it
 * @param on the machine that makes it or made it; absent while it waits
 * @param passedBy how many later pieces were begun on a machine that could have made it
 */
public record QueuedPiece(
        PieceId id,
        UUID owner,
        long arrival,
        Map<MachineId, Duration> lengths,
        State state,
        @Nullable MachineId on,
        int passedBy) {

    /**
     * What became of it.
     *
     * <pre>
     *   WAITING ⇄ HELD
     *   WAITING → RUNNING → DONE → HANDED_OVER
     *                 ↓ (failed)
     *              WAITING
     *   WAITING, HELD → REMOVED
     * </pre>
     */
    public enum State {
        WAITING,
        HELD,
        RUNNING,
        DONE,
        HANDED_OVER,
        REMOVED
    }

    public QueuedPiece {
        lengths = Map.copyOf(lengths);
    }

    public static QueuedPiece arriving(PieceId id, UUID owner, long arrival, Map<MachineId, Duration> lengths) {
        return new QueuedPiece(id, owner, arrival, lengths, State.WAITING, null, 0);
    }

    QueuedPiece in(State next) {
        return new QueuedPiece(id, owner, arrival, lengths, next, on, passedBy);
    }

    QueuedPiece in(State next, @Nullable MachineId machine) {
        return new QueuedPiece(id, owner, arrival, lengths, next, machine, passedBy);
    }

    QueuedPiece arriving(long again) {
        return new QueuedPiece(id, owner, again, lengths, state, on, 0);
    }

    QueuedPiece passed() {
        return new QueuedPiece(id, owner, arrival, lengths, state, on, passedBy + 1);
    }

    QueuedPiece ownedBy(UUID other) {
        return new QueuedPiece(id, other, arrival, lengths, state, on, passedBy);
    }

    boolean begun() {
        return switch (state) {
            case RUNNING, DONE, HANDED_OVER -> true;
            case WAITING, HELD, REMOVED -> false;
        };
    }
}
