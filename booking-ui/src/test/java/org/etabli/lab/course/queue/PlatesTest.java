package org.etabli.lab.course.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.etabli.lab.course.queue.Plates.Bed;
import org.etabli.lab.machine.MachineId;
import org.junit.jupiter.api.Test;

class PlatesTest {

    private static final MachineId ONE = new MachineId("one");
    private static final Bed BED = new Bed(ONE, 250, 210);

    private final List<QueuedPiece> waiting = new ArrayList<>();
    private final Map<PieceId, Shape> shapes = new HashMap<>();

    @Test
    void smallPiecesShareAPlateAndSaveTheirWarmUps() {
        PieceId first = piece(12, 40, 40);
        PieceId second = piece(14, 60, 30);
        piece(55, 40, 40);

        List<Plates.Plate> plates = Plates.suggest(waiting, shapes, List.of(BED));

        assertThat(plates)
                .containsExactly(
                        new Plates.Plate(ONE, List.of(first, second), Duration.ofMinutes(26), Duration.ofMinutes(8)));
    }

    @Test
    void piecesThatDoNotFitOntoTheBedTogetherAreNotSuggested() {
        piece(12, 130, 120);
        piece(12, 130, 120);

        assertThat(Plates.suggest(waiting, shapes, List.of(BED))).isEmpty();
    }

    @Test
    void noPlateTakesLongerThanAnHourAndNoPieceIsOnTwo() {
        for (int i = 0; i < 9; i++) {
            piece(20, 20, 20);
        }

        List<Plates.Plate> plates =
                Plates.suggest(waiting, shapes, List.of(BED, new Bed(new MachineId("two"), 250, 210)));

        assertThat(plates).allSatisfy(plate -> assertThat(plate.takes()).isLessThanOrEqualTo(Plates.LONGEST));
        assertThat(plates.stream().flatMap(plate -> plate.pieces().stream())).doesNotHaveDuplicates();
    }

    @Test
    void onePieceAloneIsNoPlate() {
        piece(12, 20, 20);

        assertThat(Plates.suggest(waiting, shapes, List.of(BED))).isEmpty();
    }

    @Test
    void aPieceOfUnknownSizeIsLeftAlone() {
        piece(12, 20, 20);
        piece(12, 0, 0);

        assertThat(Plates.suggest(waiting, shapes, List.of(BED))).isEmpty();
    }

    private PieceId piece(int minutes, double width, double depth) {
        PieceId id = PieceId.fresh();
        waiting.add(
                QueuedPiece.arriving(id, UUID.randomUUID(), waiting.size(), Map.of(ONE, Duration.ofMinutes(minutes))));
        shapes.put(id, new Shape(width, depth, 20, 0.2));
        return id;
    }
}
