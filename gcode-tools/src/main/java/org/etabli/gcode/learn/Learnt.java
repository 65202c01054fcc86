package org.etabli.gcode.learn;

import java.util.Map;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.etabli.gcode.machine.Certainty;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.slicer.Feature;

/** What a machine's jobs have taught, and how sure it is. */
public final class Learnt {

    private static final double STEP = 1e-3;
    private static final int ACCELERATION = 0;
    private static final int CORNER = 1;
    private static final int HEATING = 3;
    private static final int START = 4;

    private final MachineProfile profile;
    private final Traits traits;
    private final double[] point;
    private final RealMatrix covariance;
    private final double scatter;
    private final double quantile;
    private final int jobs;
    private final Map<Feature, Factor> byFeature;
    private final Map<MoveClass, Factor> byMoveClass;

    Learnt(
            MachineProfile profile,
            Traits traits,
            double[] point,
            RealMatrix covariance,
            double scatter,
            double quantile,
            int jobs,
            Map<Feature, Factor> byFeature,
            Map<MoveClass, Factor> byMoveClass) {
        this.profile = profile;
        this.traits = traits;
        this.point = point;
        this.covariance = covariance;
        this.scatter = scatter;
        this.quantile = quantile;
        this.jobs = jobs;
        this.byFeature = Map.copyOf(byFeature);
        this.byMoveClass = Map.copyOf(byMoveClass);
    }

    public Traits traits() {
        return traits;
    }

    /** The machine as it really is, and how well it is known; {@link #predict} also knows its pace. */
    public MachineProfile profile() {
        MachineProfile real = traits.of(profile);
        return real.with(real.kinematics(), real.heating(), real.overheads(), certainty());
    }

    /** Of the traits alone; the speed at a corner goes with the root of the acceleration. */
    private Certainty certainty() {
        double acceleration = Traits.spread(ACCELERATION) / 2;
        double corner = Traits.spread(CORNER);
        double slowing = acceleration * acceleration * covariance.getEntry(ACCELERATION, ACCELERATION)
                + 2 * acceleration * corner * covariance.getEntry(ACCELERATION, CORNER)
                + corner * corner * covariance.getEntry(CORNER, CORNER);
        return new Certainty(scatter, Math.sqrt(slowing), deviation(HEATING), deviation(START), jobs);
    }

    private double deviation(int trait) {
        return Traits.spread(trait) * Math.sqrt(covariance.getEntry(trait, trait));
    }

    /** By what each feature still takes longer than estimated, of jobs whose features were noted. */
    public Map<Feature, Factor> byFeature() {
        return byFeature;
    }

    /** By what work, travels and retractions still take longer than estimated. */
    public Map<MoveClass, Factor> byMoveClass() {
        return byMoveClass;
    }

    /** How much real jobs scatter around what is learnt, as a share of their time. */
    public double scatter() {
        return scatter;
    }

    /** How long a program will take, and how sure that is. */
    public Prediction predict(Program program) {
        double seconds = ProfileFit.seconds(profile, program, point);
        RealVector slope = new ArrayRealVector(Traits.COUNT);
        for (int k = 0; k < Traits.COUNT; k++) {
            double[] aside = point.clone();
            aside[k] += STEP;
            slope.setEntry(k, Math.log(ProfileFit.seconds(profile, program, aside) / seconds) / STEP);
        }
        double variance = scatter * scatter + slope.dotProduct(covariance.operate(slope));
        double reach = quantile * Math.sqrt(variance);
        return new Prediction(seconds, seconds * Math.exp(-reach), seconds * Math.exp(reach));
    }
}
