package org.etabli.gcode.learn;

import java.util.Map;
import org.etabli.gcode.slicer.Feature;

/**
 * A job that ran to its end.
 *
 * @param seconds it really took, pauses by people taken off
 * @param byFeature seconds of its motion that each feature really took, travels and retractions among them; empty
 *     where nobody noted it
 */
public record RanJob(Program program, double seconds, Map<Feature, Double> byFeature) {

    public RanJob {
        if (!(seconds > 0)) {
            throw new IllegalArgumentException("a job took longer than " + seconds + " s");
        }
        byFeature = Map.copyOf(byFeature);
    }

    /** A job of which only the whole time is known. */
    public RanJob(Program program, double seconds) {
        this(program, seconds, Map.of());
    }
}
