package org.etabli.lab.course.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.etabli.lab.machine.MachineId;

/** Random classes, the same for the same seed. */
final class Classes {

    static final Instant TWO = Instant.parse("2026-03-02T13:00:00Z");

    private Classes() {}

    static List<Lane> lanes(int number, Random random, Duration left, Duration after) {
        Instant ends = TWO.plus(left);
        return IntStream.range(0, number)
                .mapToObj(i -> new Lane(
                        new MachineId("printer-" + i),
                        TWO.plusSeconds(random.nextInt(3) * 300L),
                        ends,
                        ends.plus(after)))
                .toList();
    }

    static List<Wish> wishes(int number, List<Lane> lanes, Random random) {
        List<Wish> wishes = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            wishes.add(new Wish(PieceId.fresh(), 1 + random.nextInt(2), i, lengths(lanes, random)));
        }
        return wishes;
    }

    /** Minutes from 4 to 50, alike on all machines but not the same; one machine in five cannot. */
    static Map<MachineId, Duration> lengths(List<Lane> lanes, Random random) {
        long seconds = 240 + random.nextInt(46 * 60);
        Map<MachineId, Duration> lengths = new HashMap<>();
        for (Lane lane : lanes) {
            if (random.nextInt(5) > 0) {
                lengths.put(
                        lane.machine(), Duration.ofSeconds(Math.round(seconds * (0.9 + random.nextDouble() * 0.3))));
            }
        }
        if (lengths.isEmpty()) {
            lengths.put(lanes.get(random.nextInt(lanes.size())).machine(), Duration.ofSeconds(seconds));
        }
        return lengths;
    }
}
