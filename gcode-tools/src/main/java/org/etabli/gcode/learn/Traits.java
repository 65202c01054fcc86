package org.etabli.gcode.learn;

import org.etabli.gcode.machine.Heating;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.machine.Overheads;

/**
 * What is learnt of a machine, as factors on what its profile says; 1 and 0 s leave it as it is.
 *
 * @param acceleration on its accelerations in the plane
 * @param corner on its speed at corners
 * @param pace on the time of all its motion: what no other trait explains
 * @param heating on the time of its heating
 * @param startSeconds more that each job takes
 */
public record Traits(double acceleration, double corner, double pace, double heating, double startSeconds) {

    /** Number of traits. */
    static final int COUNT = 5;

    /** How far each may lie from the profile before it is surprising: factors as logarithms, then seconds. */
    private static final double[] SPREAD = {0.8, 0.25, 0.01, 0.2, 30};

    /** Larger steps than this from the profile are no machine's. */
    private static final double FARTHEST = 4;

    /** From a point of the search, each coordinate in units of its spread. */
    static Traits at(double[] point) {
        return new Traits(factor(point, 0), factor(point, 1), factor(point, 2), factor(point, 3), point[4] * SPREAD[4]);
    }

    private static double factor(double[] point, int trait) {
        return Math.exp(Math.clamp(point[trait], -FARTHEST, FARTHEST) * SPREAD[trait]);
    }

    /** How far one trait may lie from the profile before it is surprising. */
    static double spread(int trait) {
        return SPREAD[trait];
    }

    /** The machine with these traits; its pace is not a matter of its profile. */
    MachineProfile of(MachineProfile profile) {
        Heating heat = profile.heating();
        Overheads over = profile.overheads();
        return profile.with(
                profile.kinematics().scaled(acceleration, corner),
                new Heating(heat.ambient(), heat.nozzle() / heating, heat.bed() / heating),
                new Overheads(
                        Math.max(0, over.start() + startSeconds), over.homing(), over.toolChange(), over.levelling()),
                profile.certainty());
    }
}
