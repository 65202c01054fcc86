package org.etabli.lab.course.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What would let a piece that is late be taken home. */
public sealed interface Advice {

    /** @param percent of its size, in each direction, in steps of five */
    record Smaller(int percent) implements Advice {}

    /** @param layerMm the layer height it has to be sliced again with */
    record CoarserLayers(double layerMm) implements Advice {}

    /** It is made after the class. */
    record AfterClass(Instant done) implements Advice {}

    /** Nothing of the above: another day, or in parts. */
    record AnotherDay() implements Advice {}

    /** Below half its size a piece is another piece. */
    int SMALLEST_PERCENT = 50;
    /** What a nozzle of 0.4 mm lays down well. */
    double COARSEST_LAYER_MM = 0.3;

    /** What may be done for a late piece, best first; never empty. */
    static List<Advice> of(Wish late, Optional<Shape> shape, Schedule schedule, List<Lane> lanes) {
        List<Advice> advice = new ArrayList<>();
        double room = room(late, schedule, lanes);
        if (room > 0 && room < 1) {
            // Time falls with the square of the size for a shell and the cube for a solid: counted on the square, the
            // piece fits in either case.
            int percent = (int) Math.floor(Math.sqrt(room) * 20) * 5;
            if (percent >= SMALLEST_PERCENT) {
                advice.add(new Smaller(percent));
            }
            shape.filter(s -> s.layerMm() > 0).ifPresent(s -> {
                double layer = Math.ceil(s.layerMm() / room / 0.02 - 1e-9) * 0.02;
                if (layer <= COARSEST_LAYER_MM + 1e-9) {
                    advice.add(new CoarserLayers(Math.round(layer * 100) / 100.0));
                }
            });
        }
        schedule.of(late.id())
                .filter(p -> p.fit() == Placement.Fit.AFTER_CLASS)
                .ifPresent(p -> advice.add(new AfterClass(p.end())));
        if (advice.isEmpty()) {
            advice.add(new AnotherDay());
        }
        return List.copyOf(advice);
    }

    /** The part of its time that is left in class on the machine where most is, once all who fit are made. */
    private static double room(Wish late, Schedule schedule, List<Lane> lanes) {
        double most = 0;
        for (Lane lane : lanes) {
            Duration takes = late.lengths().get(lane.machine());
            if (takes == null) {
                continue;
            }
            Instant free = schedule.on(lane.machine()).stream()
                    .filter(p -> p.fit() == Placement.Fit.IN_CLASS)
                    .map(p -> p.end().plus(Scheduler.CHANGEOVER))
                    .max(Instant::compareTo)
                    .orElse(lane.freeFrom());
            double left = Duration.between(free, lane.classEnds()).toSeconds();
            most = Math.max(most, left / takes.toSeconds());
        }
        return most;
    }
}
