package org.etabli.lab.course.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.etabli.lab.machine.MachineId;

/** Finds small pieces that could be sliced together onto one plate, to save heating and changeovers. */
public final class Plates {

    /** A plate that fails takes all its pieces with it: no plate takes longer. */
    public static final Duration LONGEST = Duration.ofMinutes(60);
    /** A piece worth sharing a plate. */
    public static final Duration SMALL = Duration.ofMinutes(25);
    /** Heating bed and nozzle, levelling: once a plate instead of once a piece. */
    public static final Duration WARM_UP = Duration.ofMinutes(5);

    private static final int MOST_ON_A_PLATE = 6;

    private Plates() {}

    /** @param widthMm of the bed */
    public record Bed(MachineId machine, double widthMm, double depthMm) {}

    /** @param saves time, at most: one warm-up and one changeover for each piece but the first */
    public record Plate(MachineId machine, List<PieceId> pieces, Duration takes, Duration saves) {}

    /** Plates of two and more waiting pieces, in their order of arrival; no piece is on two. */
    public static List<Plate> suggest(List<QueuedPiece> waiting, Map<PieceId, Shape> shapes, List<Bed> beds) {
        List<QueuedPiece> left = new ArrayList<>(waiting.stream()
                .sorted(Comparator.comparingLong(QueuedPiece::arrival))
                .toList());
        List<Plate> plates = new ArrayList<>();
        for (Bed bed : beds) {
            List<QueuedPiece> together = new ArrayList<>();
            for (QueuedPiece piece : left) {
                List<QueuedPiece> more = new ArrayList<>(together);
                more.add(piece);
                if (together.size() < MOST_ON_A_PLATE && fit(more, shapes, bed)) {
                    together.add(piece);
                }
            }
            if (together.size() > 1) {
                left.removeAll(together);
                plates.add(plate(bed, together));
            }
        }
        return List.copyOf(plates);
    }

    private static Plate plate(Bed bed, List<QueuedPiece> together) {
        Duration saves = WARM_UP.plus(Scheduler.CHANGEOVER).multipliedBy(together.size() - 1L);
        return new Plate(bed.machine(), together.stream().map(QueuedPiece::id).toList(), takes(together, bed), saves);
    }

    private static boolean fit(List<QueuedPiece> together, Map<PieceId, Shape> shapes, Bed bed) {
        List<Shape> sized = together.stream()
                .map(piece -> shapes.get(piece.id()))
                .filter(java.util.Objects::nonNull)
                .filter(Shape::isKnown)
                .toList();
        boolean small = together.stream().allMatch(piece -> {
            Duration length = piece.lengths().get(bed.machine());
            return length != null && length.compareTo(SMALL) <= 0;
        });
        return small
                && sized.size() == together.size()
                && takes(together, bed).compareTo(LONGEST) <= 0
                && Shape.fitTogether(sized, bed.widthMm(), bed.depthMm());
    }

    private static Duration takes(List<QueuedPiece> together, Plates.Bed bed) {
        return together.stream()
                .map(piece -> java.util.Objects.requireNonNull(piece.lengths().get(bed.machine())))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
