package org.etabli.gcode.machine;

/**
 * How well a machine's time is known: standard deviations, as shares.
 *
 * @param motion of all motion, as jobs scatter
 * @param slowing of what acceleration and corners add to motion
 * @param heating of the time of heating
 * @param startSeconds of what each job takes besides, s
 * @param jobs how many of the machine's jobs this was learnt from
 */
public record Certainty(double motion, double slowing, double heating, double startSeconds, int jobs) {

    /** As far as machines usually are from a profile nobody has compared with their jobs. */
    public static final Certainty UNLEARNT = new Certainty(0.02, 0.47, 0.2, 30, 0);
}
