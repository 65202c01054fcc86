package org.etabli.gcode.learn;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.etabli.gcode.machine.MachineProfile;

/** What a machine's jobs have taught, and how sure it is. */
public final class Learnt {

    private static final double STEP = 1e-3;

    private final MachineProfile profile;
    private final Traits traits;
    private final double[] point;
    private final RealMatrix covariance;
    private final double scatter;
    private final double quantile;

    Learnt(
            MachineProfile profile,
            Traits traits,
            double[] point,
            RealMatrix covariance,
            double scatter,
            double quantile) {
        this.profile = profile;
        this.traits = traits;
        this.point = point;
        this.covariance = covariance;
        this.scatter = scatter;
        this.quantile = quantile;
    }

    public Traits traits() {
        return traits;
    }

    /** The machine as it really is; {@link #predict} also knows its pace. */
    public MachineProfile profile() {
        return traits.of(profile);
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
