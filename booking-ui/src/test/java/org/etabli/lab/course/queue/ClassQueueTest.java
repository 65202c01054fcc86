package org.etabli.lab.course.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.etabli.lab.course.queue.ClassQueue.Step;
import org.etabli.lab.course.queue.ClassQueue.Why;
import org.etabli.lab.course.queue.QueuedPiece.State;
import org.etabli.lab.machine.MachineId;
import org.junit.jupiter.api.Test;

class ClassQueueTest {

    private static final MachineId ONE = new MachineId("one");
    private static final Map<MachineId, Duration> TEN = Map.of(ONE, Duration.ofMinutes(10));

    /** Whole classes lived through, with arrivals, failures, holds and skips: everybody is served. */
    @Test
    void inRandomClassesNoMachineIsDoubledNoFileLostAndNobodyStarved() {
        for (int seed = 0; seed < 60; seed++) {
            ClassQueue end = live(new Random(seed), seed);

            assertThat(end.pieces()).as("seed %d", seed).allSatisfy(piece -> assertThat(piece.state())
                    .isIn(State.DONE, State.REMOVED));
        }
    }

    private static ClassQueue live(Random random, int seed) {
        List<Lane> lanes = Classes.lanes(
                1 + random.nextInt(4), random, Duration.ofMinutes(20 + random.nextInt(70)), Duration.ofHours(1));
        ClassQueue queue = ClassQueue.EMPTY;
        int children = 3 + random.nextInt(10);
        int toCome = 25;
        Map<PieceId, Integer> passed = new HashMap<>();
        for (int i = 0; i < children; i++) {
            queue = taken(queue.add(PieceId.fresh(), new UUID(0, i), Classes.lengths(lanes, random)));
        }
        Map<MachineId, Instant> busy = new HashMap<>();
        for (Instant now = Classes.TWO; ; now = now.plus(Duration.ofMinutes(1))) {
            Instant at = now;
            for (Lane lane : lanes) {
                var running = queue.running(lane.machine());
                if (running.isPresent() && !at.isBefore(busy.get(lane.machine()))) {
                    PieceId id = running.get().id();
                    queue = taken(random.nextInt(6) == 0 ? queue.fail(id) : queue.finish(id));
                }
            }
            if (toCome > 0 && random.nextInt(3) == 0) {
                toCome--;
                UUID owner = new UUID(0, random.nextInt(children));
                queue = taken(queue.add(PieceId.fresh(), owner, Classes.lengths(lanes, random)));
            }
            ClassQueue before = queue;
            queue = meddle(queue, random, toCome);
            for (QueuedPiece piece : queue.pieces()) {
                if (piece.arrival() != before.find(piece.id()).orElseThrow().arrival()) {
                    passed.remove(piece.id());
                }
            }
            List<Lane> free = lanes.stream()
                    .map(lane -> new Lane(
                            lane.machine(),
                            java.util.Collections.max(List.of(at, busy.getOrDefault(lane.machine(), at))),
                            lane.classEnds(),
                            lane.lastEnd()))
                    .toList();
            for (Lane lane : free) {
                if (queue.running(lane.machine()).isEmpty()) {
                    var next = queue.next(lane.machine(), free);
                    if (next.isPresent()) {
                        QueuedPiece piece = queue.find(next.get()).orElseThrow();
                        count(passed, queue, piece, lane.machine(), seed);
                        queue = taken(queue.start(piece.id(), lane.machine()));
                        busy.put(lane.machine(), at.plus(piece.lengths().get(lane.machine())));
                    }
                }
            }
            boolean over = toCome == 0
                    && queue.pieces().stream().noneMatch(p -> p.state() == State.RUNNING || p.state() == State.WAITING);
            if (over) {
                return queue;
            }
            assertThat(at).as("a class without end, seed %d", seed).isBefore(Classes.TWO.plus(Duration.ofDays(9)));
        }
    }

    /** Counts for itself, not believing the queue, who is passed by whom. */
    private static void count(
            Map<PieceId, Integer> passed, ClassQueue queue, QueuedPiece begun, MachineId on, int seed) {
        for (QueuedPiece other : queue.waiting()) {
            if (other.arrival() < begun.arrival() && other.lengths().containsKey(on)) {
                assertThat(passed.merge(other.id(), 1, Integer::sum))
                        .as("passed by, seed %d", seed)
                        .isLessThanOrEqualTo(ClassQueue.MOST_PASSED_BY);
            }
        }
    }

    private static ClassQueue meddle(ClassQueue queue, Random random, int toCome) {
        List<QueuedPiece> held =
                queue.pieces().stream().filter(p -> p.state() == State.HELD).toList();
        if (!held.isEmpty() && (toCome == 0 || random.nextInt(4) == 0)) {
            return taken(queue.release(held.getFirst().id()));
        }
        if (queue.waiting().isEmpty() || toCome == 0) {
            return queue;
        }
        PieceId some =
                queue.waiting().get(random.nextInt(queue.waiting().size())).id();
        return switch (random.nextInt(12)) {
            case 0 -> taken(queue.hold(some));
            case 1 -> taken(queue.skip(some));
            case 2 -> taken(queue.remove(some));
            default -> queue;
        };
    }

    @Test
    void aFailedPieceWaitsAgainAtItsOldPlace() {
        ClassQueue queue = three();
        PieceId first = queue.pieces().getFirst().id();

        ClassQueue after = taken(taken(queue.start(first, ONE)).fail(first));

        assertThat(after.next(ONE, lanes())).contains(first);
        assertThat(after.find(first).orElseThrow().arrival()).isEqualTo(1);
    }

    @Test
    void aHeldPieceIsNotStartedAndComesBackWhereItWas() {
        ClassQueue queue = three();
        PieceId first = queue.pieces().getFirst().id();

        ClassQueue held = taken(queue.hold(first));

        assertThat(held.next(ONE, lanes())).contains(queue.pieces().get(1).id());
        assertThat(why(held.start(first, ONE))).isEqualTo(Why.NOT_WAITING);
        assertThat(taken(held.release(first)).next(ONE, lanes())).contains(first);
    }

    @Test
    void aSkippedPieceLetsAllTheOthersGoFirst() {
        ClassQueue queue = three();
        PieceId first = queue.pieces().getFirst().id();

        ClassQueue skipped = taken(queue.skip(first));

        assertThat(skipped.schedule(lanes()).placements().getLast().piece()).isEqualTo(first);
    }

    @Test
    void twoChildrenMayChangeTurns() {
        ClassQueue queue = three();
        PieceId first = queue.pieces().getFirst().id();
        PieceId last = queue.pieces().getLast().id();

        assertThat(taken(queue.changeTurns(first, last)).next(ONE, lanes())).contains(last);
    }

    @Test
    void theAnimatorsOwnOrderIsKeptUntilTheyGiveItBack() {
        ClassQueue queue = three();
        PieceId last = queue.pieces().getLast().id();

        ClassQueue moved = taken(queue.move(last, 0));

        assertThat(moved.next(ONE, lanes())).contains(last);
        assertThat(moved.orderItself().next(ONE, lanes()))
                .contains(queue.pieces().getFirst().id());
    }

    @Test
    void aMachineMakesOnePieceAtATimeAndOnlyWhatItCan() {
        ClassQueue queue = three();
        ClassQueue running = taken(queue.start(queue.pieces().getFirst().id(), ONE));

        assertThat(why(running.start(queue.pieces().get(1).id(), ONE))).isEqualTo(Why.MACHINE_BUSY);
        assertThat(why(queue.start(queue.pieces().get(1).id(), new MachineId("two"))))
                .isEqualTo(Why.MACHINE_CANNOT);
        assertThat(why(running.remove(queue.pieces().getFirst().id()))).isEqualTo(Why.BEGUN_ALREADY);
    }

    @Test
    void aPieceIsHandedOverOnceItIsDone() {
        ClassQueue queue = three();
        PieceId first = queue.pieces().getFirst().id();
        assertThat(why(queue.handOver(first))).isEqualTo(Why.NOT_DONE);

        ClassQueue done = taken(taken(queue.start(first, ONE)).finish(first));

        assertThat(taken(done.handOver(first)).find(first).orElseThrow().state())
                .isEqualTo(State.HANDED_OVER);
    }

    @Test
    void aQueueHasAnEnd() {
        ClassQueue queue = ClassQueue.EMPTY;
        for (int i = 0; i < ClassQueue.MOST_PIECES; i++) {
            queue = taken(queue.add(PieceId.fresh(), UUID.randomUUID(), TEN));
        }
        assertThat(why(queue.add(PieceId.fresh(), UUID.randomUUID(), TEN))).isEqualTo(Why.QUEUE_FULL);
    }

    private static ClassQueue three() {
        ClassQueue queue = ClassQueue.EMPTY;
        for (int i = 0; i < 3; i++) {
            queue = taken(queue.add(PieceId.fresh(), UUID.randomUUID(), TEN));
        }
        return queue;
    }

    private static List<Lane> lanes() {
        Instant ends = Classes.TWO.plus(Duration.ofHours(1));
        return List.of(new Lane(ONE, Classes.TWO, ends, ends));
    }

    private static ClassQueue taken(Step step) {
        assertThat(step).isInstanceOf(Step.Taken.class);
        return ((Step.Taken) step).queue();
    }

    private static Why why(Step step) {
        assertThat(step).isInstanceOf(Step.Refused.class);
        return ((Step.Refused) step).why();
    }
}
