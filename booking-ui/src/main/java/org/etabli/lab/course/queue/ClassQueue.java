package org.etabli.lab.course.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.etabli.lab.course.queue.QueuedPiece.State;
import org.etabli.lab.machine.MachineId;

/**
 * The queue of one session. Immutable: every deed answers with the queue after it, or with why it was not done.
 *
 * @param pieces in the order the animator sees and may change
 * @param handOrdered the animator set the order: it is kept; otherwise the queue orders itself
 */
public record ClassQueue(List<QueuedPiece> pieces, boolean handOrdered) {

    /** Nobody is passed by more often: then it is their turn, however long their piece takes. */
    public static final int MOST_PASSED_BY = 6;
    /** More than a class of twenty makes; a slip of the finger otherwise. */
    public static final int MOST_PIECES = 100;

    public static final ClassQueue EMPTY = new ClassQueue(List.of(), false);

    public ClassQueue {
        pieces = List.copyOf(pieces);
    }

    /** The queue after a deed, or why it was not done. */
    public sealed interface Step {

        record Taken(ClassQueue queue) implements Step {}

        record Refused(Why why) implements Step {}
    }

    /** Why nothing was done. */
    public enum Why {
        UNKNOWN_PIECE,
        NOT_WAITING,
        NOT_HELD,
        NOT_RUNNING,
        NOT_DONE,
        BEGUN_ALREADY,
        MACHINE_CANNOT,
        MACHINE_BUSY,
        QUEUE_FULL
    }

    public Step add(PieceId id, UUID owner, Map<MachineId, java.time.Duration> lengths) {
        if (pieces.size() >= MOST_PIECES) {
            return new Step.Refused(Why.QUEUE_FULL);
        }
        List<QueuedPiece> more = new ArrayList<>(pieces);
        more.add(QueuedPiece.arriving(id, owner, nextArrival(), lengths));
        return new Step.Taken(new ClassQueue(more, handOrdered));
    }

    public Step hold(PieceId id) {
        return change(id, Why.NOT_WAITING, p -> p.state() == State.WAITING, p -> p.in(State.HELD));
    }

    public Step release(PieceId id) {
        return change(id, Why.NOT_HELD, p -> p.state() == State.HELD, p -> p.in(State.WAITING));
    }

    /** Lets everybody else go first. */
    public Step skip(PieceId id) {
        Step step = change(id, Why.NOT_WAITING, p -> p.state() == State.WAITING, p -> p.arriving(nextArrival()));
        return step instanceof Step.Taken(ClassQueue queue) ? new Step.Taken(queue.toEnd(id)) : step;
    }

    public Step remove(PieceId id) {
        return change(
                id,
                Why.BEGUN_ALREADY,
                p -> p.state() == State.WAITING || p.state() == State.HELD,
                p -> p.in(State.REMOVED));
    }

    /** Two children change turns: each piece keeps its child, the places are exchanged. */
    public Step changeTurns(PieceId one, PieceId other) {
        Optional<QueuedPiece> first = find(one);
        Optional<QueuedPiece> second = find(other);
        if (first.isEmpty() || second.isEmpty()) {
            return new Step.Refused(Why.UNKNOWN_PIECE);
        }
        if (first.get().begun() || second.get().begun()) {
            return new Step.Refused(Why.BEGUN_ALREADY);
        }
        List<QueuedPiece> changed = new ArrayList<>(pieces);
        changed.set(
                pieces.indexOf(first.get()), second.get().arriving(first.get().arrival()));
        changed.set(
                pieces.indexOf(second.get()), first.get().arriving(second.get().arrival()));
        return new Step.Taken(new ClassQueue(changed, handOrdered));
    }

    /** Hands a piece over to another child, who goes on with it: someone left early. */
    public Step giveTo(PieceId id, UUID other) {
        return change(id, Why.NOT_DONE, p -> p.state() != State.HANDED_OVER, p -> p.ownedBy(other));
    }

    /** The animator's own order: from now on the queue keeps it. */
    public Step move(PieceId id, int to) {
        Optional<QueuedPiece> piece = find(id);
        if (piece.isEmpty()) {
            return new Step.Refused(Why.UNKNOWN_PIECE);
        }
        List<QueuedPiece> moved = new ArrayList<>(pieces);
        moved.remove(piece.get());
        moved.add(Math.clamp(to, 0, moved.size()), piece.get());
        return new Step.Taken(new ClassQueue(moved, true));
    }

    /** Gives the order back to the queue. */
    public ClassQueue orderItself() {
        return new ClassQueue(pieces, false);
    }

    public Step start(PieceId id, MachineId machine) {
        Optional<QueuedPiece> piece = find(id);
        if (piece.isEmpty()) {
            return new Step.Refused(Why.UNKNOWN_PIECE);
        }
        if (piece.get().state() != State.WAITING) {
            return new Step.Refused(Why.NOT_WAITING);
        }
        if (!piece.get().lengths().containsKey(machine)) {
            return new Step.Refused(Why.MACHINE_CANNOT);
        }
        if (running(machine).isPresent()) {
            return new Step.Refused(Why.MACHINE_BUSY);
        }
        long arrival = piece.get().arrival();
        List<QueuedPiece> after = pieces.stream()
                .map(p -> p.id().equals(id)
                        ? p.in(State.RUNNING, machine)
                        : isPassed(p, arrival, machine) ? p.passed() : p)
                .toList();
        return new Step.Taken(new ClassQueue(after, handOrdered));
    }

    private static boolean isPassed(QueuedPiece other, long arrival, MachineId machine) {
        return other.state() == State.WAITING
                && other.arrival() < arrival
                && other.lengths().containsKey(machine);
    }

    public Step finish(PieceId id) {
        return change(id, Why.NOT_RUNNING, p -> p.state() == State.RUNNING, p -> p.in(State.DONE));
    }

    /** It failed: it waits again, at its old place. */
    public Step fail(PieceId id) {
        return change(id, Why.NOT_RUNNING, p -> p.state() == State.RUNNING, p -> p.in(State.WAITING, null));
    }

    /** Its child has it in hand. */
    public Step handOver(PieceId id) {
        return change(id, Why.NOT_DONE, p -> p.state() == State.DONE, p -> p.in(State.HANDED_OVER));
    }

    public Optional<QueuedPiece> find(PieceId id) {
        return pieces.stream().filter(p -> p.id().equals(id)).findFirst();
    }

    public Optional<QueuedPiece> running(MachineId machine) {
        return pieces.stream()
                .filter(p -> p.state() == State.RUNNING && machine.equals(p.on()))
                .findFirst();
    }

    public List<QueuedPiece> waiting() {
        return pieces.stream().filter(p -> p.state() == State.WAITING).toList();
    }

    /** Where and when each waiting piece is to be made. */
    public Schedule schedule(List<Lane> lanes) {
        return handOrdered ? Scheduler.inOrder(wishes(), lanes) : Scheduler.fastest(wishes(), lanes);
    }

    /** What a machine that is free makes next. */
    public Optional<PieceId> next(MachineId machine, List<Lane> lanes) {
        Optional<PieceId> overdue = handOrdered
                ? Optional.empty()
                : waiting().stream()
                        .filter(p ->
                                p.passedBy() >= MOST_PASSED_BY && p.lengths().containsKey(machine))
                        .min(Comparator.comparingLong(QueuedPiece::arrival))
                        .map(QueuedPiece::id);
        return overdue.or(
                () -> schedule(lanes).on(machine).stream().map(Placement::piece).findFirst());
    }

    /** Rounds: everybody's first piece comes before anybody's second. */
    private List<Wish> wishes() {
        Map<UUID, Integer> had = new HashMap<>();
        pieces.stream().filter(QueuedPiece::begun).forEach(p -> had.merge(p.owner(), 1, Integer::sum));
        Map<PieceId, Wish> wishes = new HashMap<>();
        waiting().stream()
                .sorted(Comparator.comparingLong(QueuedPiece::arrival))
                .forEach(p -> {
                    int round = had.merge(p.owner(), 1, Integer::sum);
                    int turn = p.passedBy() >= MOST_PASSED_BY ? 0 : round;
                    wishes.put(p.id(), new Wish(p.id(), turn, p.arrival(), p.lengths()));
                });
        return waiting().stream()
                .map(p -> java.util.Objects.requireNonNull(wishes.get(p.id())))
                .toList();
    }

    private long nextArrival() {
        return 1 + pieces.stream().mapToLong(QueuedPiece::arrival).max().orElse(0);
    }

    private ClassQueue toEnd(PieceId id) {
        List<QueuedPiece> moved = new ArrayList<>(pieces);
        QueuedPiece piece = find(id).orElseThrow();
        moved.remove(piece);
        moved.add(piece);
        return new ClassQueue(moved, handOrdered);
    }

    private Step change(
            PieceId id, Why otherwise, java.util.function.Predicate<QueuedPiece> may, UnaryOperator<QueuedPiece> deed) {
        Optional<QueuedPiece> piece = find(id);
        if (piece.isEmpty()) {
            return new Step.Refused(Why.UNKNOWN_PIECE);
        }
        if (!may.test(piece.get())) {
            return new Step.Refused(otherwise);
        }
        return new Step.Taken(new ClassQueue(
                pieces.stream().map(p -> p.id().equals(id) ? deed.apply(p) : p).toList(), handOrdered));
    }
}
