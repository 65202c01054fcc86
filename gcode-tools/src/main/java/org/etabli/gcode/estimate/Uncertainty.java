package org.etabli.gcode.estimate;

import org.etabli.gcode.machine.Certainty;

/**
 * How sure an estimate is: where the real time lies with {@link #CONFIDENCE}.
 *
 * @param jobs how many of the machine's own jobs it was learnt from; with 0, only how far machines usually are from
 *     their profiles is known
 */
public record Uncertainty(double low, double high, int jobs) {

    /** How often the real time lies between low and high. */
    public static final double CONFIDENCE = 0.9;

    /** Standard deviations either side that hold so often, of a normal distribution. */
    private static final double REACH = 1.645;

    /**
     * From an estimate's terms, s.
     *
     * @param slowed how much of the motion acceleration and corners cost: only that depends on how well they are known
     */
    static Uncertainty of(Certainty certainty, double motion, double slowed, double heating, double total) {
        double ofMotion = certainty.motion() * motion;
        double ofSlowing = certainty.slowing() * slowed;
        double ofHeating = certainty.heating() * heating;
        double start = certainty.startSeconds();
        double reach =
                REACH * Math.sqrt(ofMotion * ofMotion + ofSlowing * ofSlowing + ofHeating * ofHeating + start * start);
        return new Uncertainty(Math.max(0, total - reach), total + reach, certainty.jobs());
    }
}
