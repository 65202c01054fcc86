package org.etabli.gcode.learn;

/**
 * A job that ran to its end.
 *
 * @param seconds it really took, pauses by people taken off
 */
public record RanJob(Program program, double seconds) {

    public RanJob {
        if (!(seconds > 0)) {
            throw new IllegalArgumentException("a job took longer than " + seconds + " s");
        }
    }
}
