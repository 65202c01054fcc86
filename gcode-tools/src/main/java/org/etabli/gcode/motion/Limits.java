package org.etabli.gcode.motion;

import org.etabli.gcode.machine.Axes;
import org.etabli.gcode.machine.Kinematics;

/**
 * The limits in force: they start as the machine's profile says and change as the program sets them (M201 to M205,
 * SET_VELOCITY_LIMIT). A planner reads them as each move is given. Speeds in mm/s, accelerations in mm/s².
 */
public final class Limits {

    /** Number of axes: X, Y, Z and the extruder. */
    static final int AXES = 4;

    private final Kinematics.Model model;
    private final int blocks;
    private final double extruderCornerVelocity;
    final double[] maxVelocity = new double[AXES];
    final double[] maxAcceleration = new double[AXES];
    final double[] jerk = new double[AXES];
    final double[] stepsPerMm = new double[AXES];
    double velocity;
    double print;
    double travel;
    double retract;
    double minimumPrintVelocity;
    double minimumTravelVelocity;
    double squareCornerVelocity;
    double minimumCruiseRatio;
    double junctionDeviation;

    public Limits(Kinematics kinematics) {
        model = kinematics.model();
        blocks = kinematics.blockBuffer();
        extruderCornerVelocity = kinematics.extruderCornerVelocity();
        velocity = kinematics.velocity();
        fill(maxVelocity, kinematics.maxVelocity());
        fill(maxAcceleration, kinematics.maxAcceleration());
        fill(jerk, kinematics.jerk());
        fill(stepsPerMm, kinematics.stepsPerMm());
        print = kinematics.acceleration().print();
        travel = kinematics.acceleration().travel();
        retract = kinematics.acceleration().retract();
        squareCornerVelocity = kinematics.squareCornerVelocity();
        minimumCruiseRatio = kinematics.minimumCruiseRatio();
        junctionDeviation = kinematics.junctionDeviation();
    }

    private static void fill(double[] target, Axes axes) {
        target[0] = axes.x();
        target[1] = axes.y();
        target[2] = axes.z();
        target[3] = axes.e();
    }

    public Kinematics.Model model() {
        return model;
    }

    int blocks() {
        return blocks;
    }

    double extruderCornerVelocity() {
        return extruderCornerVelocity;
    }

    public double velocity() {
        return velocity;
    }

    public void velocity(double mmPerSecond) {
        velocity = mmPerSecond;
    }

    public double maxVelocity(int axis) {
        return maxVelocity[axis];
    }

    public void maxVelocity(int axis, double mmPerSecond) {
        maxVelocity[axis] = mmPerSecond;
    }

    public void maxAcceleration(int axis, double mmPerSecond2) {
        maxAcceleration[axis] = mmPerSecond2;
    }

    public void jerk(int axis, double mmPerSecond) {
        jerk[axis] = mmPerSecond;
    }

    public void printAcceleration(double mmPerSecond2) {
        print = mmPerSecond2;
    }

    public double printAcceleration() {
        return print;
    }

    public void travelAcceleration(double mmPerSecond2) {
        travel = mmPerSecond2;
    }

    public void retractAcceleration(double mmPerSecond2) {
        retract = mmPerSecond2;
    }

    public void minimumVelocities(double printing, double travelling) {
        minimumPrintVelocity = printing;
        minimumTravelVelocity = travelling;
    }

    public double minimumPrintVelocity() {
        return minimumPrintVelocity;
    }

    public double minimumTravelVelocity() {
        return minimumTravelVelocity;
    }

    public void squareCornerVelocity(double mmPerSecond) {
        squareCornerVelocity = mmPerSecond;
    }

    public void minimumCruiseRatio(double ratio) {
        minimumCruiseRatio = ratio;
    }

    public void junctionDeviation(double mm) {
        junctionDeviation = mm;
    }
}
