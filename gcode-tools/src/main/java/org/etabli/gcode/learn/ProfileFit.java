package org.etabli.gcode.learn;

import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer.Optimum;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;
import org.etabli.gcode.estimate.Estimate;
import org.etabli.gcode.machine.MachineProfile;

/**
 * Fits a machine's traits to what its jobs really took, by Levenberg–Marquardt on the logarithm of actual over
 * planned time.
 *
 * <p>Few jobs cannot tell all traits apart. So each trait is also held to the profile, as weakly as its spread says:
 * what the jobs do not show stays as it was. (In Bayesian words: the most probable traits under normal priors.) The
 * same curvature gives the confidence interval of a prediction. One job far from all others counts for less.
 */
public final class ProfileFit {

    /** Scatter of real jobs around a perfect model, as a share, until the jobs themselves show it. */
    private static final double FIRST_SCATTER = 0.02;

    private static final double LEAST_SCATTER = 0.002;

    /** The first scatter is believed as if so many jobs had shown it. */
    private static final double BELIEF = 3;

    private static final int ROUNDS = 3;
    private static final int MOST_EVALUATIONS = 60;
    private static final double STEP = 1e-3;
    private static final double TOLERANCE = 1e-7;

    /** Huber's bound: residuals past so many scatters count only in proportion. */
    private static final double HUBER = 2.5;

    private final MachineProfile profile;
    private final List<RanJob> jobs;

    private ProfileFit(MachineProfile profile, List<RanJob> jobs) {
        this.profile = profile;
        this.jobs = jobs;
    }

    /**
     * Learns from jobs.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Learnt fit(MachineProfile profile, List<RanJob> jobs) {
        if (jobs.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to learn from no jobs");
        }
        return new ProfileFit(profile, List.copyOf(jobs)).fit();
    }

    private Learnt fit() {
        double[] point = new double[Traits.COUNT];
        double scatter = FIRST_SCATTER;
        double[] weights = new double[jobs.size()];
        java.util.Arrays.fill(weights, 1);
        RealMatrix jacobian = new Array2DRowRealMatrix(jobs.size(), Traits.COUNT);
        for (int round = 0; round < ROUNDS; round++) {
            Optimum optimum = search(point, scatter, weights);
            point = optimum.getPoint().toArray();
            double[] residuals = residuals(point);
            jacobian = jacobian(point, residuals);
            scatter = scatter(residuals, freedom(jacobian, scatter));
            weigh(weights, residuals, scatter);
        }
        return new Learnt(
                profile, Traits.at(point), point, covariance(jacobian, scatter), scatter, quantile(jacobian, scatter));
    }

    private Optimum search(double[] start, double scatter, double[] weights) {
        int rows = jobs.size() + Traits.COUNT;
        return new LevenbergMarquardtOptimizer()
                .optimize(new LeastSquaresBuilder()
                        .start(start)
                        .target(new double[rows])
                        .model(point -> model(point, scatter, weights))
                        .checker((_, before, after) -> Math.abs(before.getCost() - after.getCost()) < TOLERANCE)
                        .maxEvaluations(MOST_EVALUATIONS)
                        .maxIterations(MOST_EVALUATIONS)
                        .build());
    }

    /** Residuals in scatters, then the distance of each trait from the profile in spreads; and how both change. */
    private Pair<RealVector, RealMatrix> model(RealVector vector, double scatter, double[] weights) {
        double[] point = vector.toArray();
        double[] residuals = residuals(point);
        RealMatrix slopes = jacobian(point, residuals);
        int n = jobs.size();
        RealVector values = new ArrayRealVector(n + Traits.COUNT);
        RealMatrix jacobian = new Array2DRowRealMatrix(n + Traits.COUNT, Traits.COUNT);
        for (int i = 0; i < n; i++) {
            double scale = Math.sqrt(weights[i]) / scatter;
            values.setEntry(i, residuals[i] * scale);
            for (int k = 0; k < Traits.COUNT; k++) {
                jacobian.setEntry(i, k, slopes.getEntry(i, k) * scale);
            }
        }
        for (int k = 0; k < Traits.COUNT; k++) {
            values.setEntry(n + k, point[k]);
            jacobian.setEntry(n + k, k, 1);
        }
        return new Pair<>(values, jacobian);
    }

    private double[] residuals(double[] point) {
        double[] residuals = new double[jobs.size()];
        for (int i = 0; i < residuals.length; i++) {
            RanJob job = jobs.get(i);
            residuals[i] = Math.log(seconds(profile, job.program(), point) / job.seconds());
        }
        return residuals;
    }

    private RealMatrix jacobian(double[] point, double[] residuals) {
        RealMatrix jacobian = new Array2DRowRealMatrix(residuals.length, Traits.COUNT);
        for (int k = 0; k < Traits.COUNT; k++) {
            double[] aside = point.clone();
            aside[k] += STEP;
            double[] moved = residuals(aside);
            for (int i = 0; i < moved.length; i++) {
                jacobian.setEntry(i, k, (moved[i] - residuals[i]) / STEP);
            }
        }
        return jacobian;
    }

    /** Seconds of a program on the machine with the traits at a point. */
    static double seconds(MachineProfile profile, Program program, double[] point) {
        Traits traits = Traits.at(point);
        Estimate estimate = program.on(traits.of(profile));
        return estimate.seconds() + estimate.motionSeconds() * (traits.pace() - 1);
    }

    /** Jobs that are left to show the scatter, after those the traits used up. */
    private double freedom(RealMatrix jacobian, double scatter) {
        RealMatrix covariance = covariance(jacobian, scatter);
        RealMatrix hat = jacobian.multiply(covariance).multiply(jacobian.transpose());
        return Math.max(0, jobs.size() - hat.getTrace() / (scatter * scatter));
    }

    private static double scatter(double[] residuals, double freedom) {
        double squares = BELIEF * FIRST_SCATTER * FIRST_SCATTER;
        for (double residual : residuals) {
            squares += residual * residual;
        }
        return Math.max(LEAST_SCATTER, Math.sqrt(squares / (freedom + BELIEF)));
    }

    private static void weigh(double[] weights, double[] residuals, double scatter) {
        for (int i = 0; i < weights.length; i++) {
            double far = Math.abs(residuals[i]) / scatter;
            weights[i] = far <= HUBER ? 1 : HUBER / far;
        }
    }

    /** How unsure the traits are, from the curvature at the optimum. */
    private static RealMatrix covariance(RealMatrix jacobian, double scatter) {
        RealMatrix information = jacobian.transpose().multiply(jacobian).scalarMultiply(1 / (scatter * scatter));
        for (int k = 0; k < Traits.COUNT; k++) {
            information.addToEntry(k, k, 1);
        }
        return new LUDecomposition(information).getSolver().getInverse();
    }

    private double quantile(RealMatrix jacobian, double scatter) {
        double freedom = freedom(jacobian, scatter) + BELIEF;
        return new TDistribution(freedom).inverseCumulativeProbability((1 + Prediction.CONFIDENCE) / 2);
    }
}
