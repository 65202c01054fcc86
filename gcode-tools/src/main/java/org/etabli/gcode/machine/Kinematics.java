package org.etabli.gcode.machine;

/**
 * How a machine moves. Lengths in mm, speeds in mm/s, accelerations in mm/s².
 *
 * @param model whose arithmetic plans the moves
 * @param velocity the most the head may do in any direction
 * @param minimumCruiseRatio Klipper: share of a move that has to be cruised, 0 to 1
 * @param extruderCornerVelocity Klipper: instantaneous corner velocity of the extruder
 * @param arcSegmentLength length of the chords that arcs are cut into
 * @param arcTolerance GRBL: how far such a chord may stray from its arc
 * @param blockBuffer Marlin, GRBL: blocks the planner holds
 * @param stepsPerMm Marlin, GRBL: steps of each motor per mm; distances are rounded to them
 */
public record Kinematics(
        Model model,
        double velocity,
        Axes maxVelocity,
        Axes maxAcceleration,
        Accelerations acceleration,
        double squareCornerVelocity,
        double minimumCruiseRatio,
        double extruderCornerVelocity,
        double arcSegmentLength,
        double arcTolerance,
        double junctionDeviation,
        Axes jerk,
        int blockBuffer,
        Axes stepsPerMm) {

    /** Whose arithmetic plans the moves. */
    public enum Model {
        KLIPPER,
        JUNCTION_DEVIATION,
        JERK,
        GRBL
    }

    /** Accelerations in mm/s² while printing, travelling and retracting. */
    public record Accelerations(double print, double travel, double retract) {}

    /**
     * The same machine with other accelerations and corners in the plane.
     *
     * @param acceleration factor on all accelerations in X and Y, and on those of printing and travelling
     * @param corner factor on the speed corners are taken at
     */
    public Kinematics scaled(double acceleration, double corner) {
        Accelerations by = this.acceleration;
        return new Kinematics(
                model,
                velocity,
                maxVelocity,
                maxAcceleration.scaledXy(acceleration),
                new Accelerations(by.print() * acceleration, by.travel() * acceleration, by.retract()),
                squareCornerVelocity * corner,
                minimumCruiseRatio,
                extruderCornerVelocity,
                arcSegmentLength,
                arcTolerance,
                // The corner's speed goes with the root of deviation times acceleration.
                junctionDeviation * corner * corner / acceleration,
                jerk.scaledXy(corner),
                blockBuffer,
                stepsPerMm);
    }
}
