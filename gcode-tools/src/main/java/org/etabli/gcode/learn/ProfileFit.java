package org.etabli.gcode.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
import org.etabli.gcode.estimate.Estimate.FeatureUse;
import org.etabli.gcode.machine.MachineProfile;
import org.etabli.gcode.slicer.Feature;
import org.jspecify.annotations.Nullable;

/**
 * Fits a machine's traits to what its jobs really took, by Levenberg–Marquardt on the logarithm of actual over
 * planned time.
 *
 * <p>Few jobs cannot tell all traits apart. So each trait is also held to the profile, as weakly as its spread says:
 * what the jobs do not show stays as it was. (In Bayesian words: the most probable traits under normal priors.) The
 * same curvature gives the confidence interval of a prediction. One job far from all others counts for less.
 *
 * <p>Where it was noted how long each feature took, how the motion's time divides among features is fitted too: that
 * is free of whatever made the whole job slower, and tells accelerations from all else.
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

    /** A feature of less than this share of a job shows nothing. */
    private static final double LEAST_SHARE = 0.01;

    /** The whole time of a job contains its motion's, so the latter counts for less than its own. */
    private static final double WEIGHT_OF_MOTION = 0.5;

    /** What a job can show. */
    private enum Shown {
        WHOLE,
        MOTION,
        SHARE
    }

    /** One number that a job shows, and how much it counts; a feature's share of the motion names the feature. */
    private record Observation(
            int job, Shown shown, @Nullable Feature feature, double actual, double weight) {}

    private final MachineProfile profile;
    private final List<RanJob> jobs;
    private final List<Observation> observations = new ArrayList<>();
    private final double weight;

    private ProfileFit(MachineProfile profile, List<RanJob> jobs) {
        this.profile = profile;
        this.jobs = jobs;
        for (int job = 0; job < jobs.size(); job++) {
            observe(job, jobs.get(job));
        }
        weight = observations.stream().mapToDouble(Observation::weight).sum();
    }

    private void observe(int index, RanJob job) {
        observations.add(new Observation(index, Shown.WHOLE, null, job.seconds(), 1));
        double noted = total(job.byFeature());
        if (!(noted > 0)) {
            return;
        }
        observations.add(new Observation(index, Shown.MOTION, null, noted, WEIGHT_OF_MOTION));
        job.byFeature().forEach((feature, seconds) -> {
            double share = seconds / noted;
            if (share >= LEAST_SHARE) {
                observations.add(new Observation(index, Shown.SHARE, feature, share, share));
            }
        });
    }

    private static double total(Map<Feature, Double> byFeature) {
        return byFeature.values().stream().mapToDouble(Double::doubleValue).sum();
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
        double[] weights = new double[observations.size()];
        Arrays.fill(weights, 1);
        RealMatrix jacobian = new Array2DRowRealMatrix(weights.length, Traits.COUNT);
        for (int round = 0; round < ROUNDS; round++) {
            Optimum optimum = search(point, scatter, weights);
            point = optimum.getPoint().toArray();
            double[] residuals = residuals(point);
            jacobian = jacobian(point, residuals);
            scatter = scatter(residuals, freedom(jacobian, scatter));
            weigh(weights, residuals, scatter);
        }
        Comparison<Feature> features = new Comparison<>(Feature.class, feature -> feature);
        Comparison<MoveClass> classes = new Comparison<>(MoveClass.class, MoveClass::of);
        compare(point, features, classes);
        return new Learnt(
                profile,
                Traits.at(point),
                point,
                covariance(jacobian, scatter),
                scatter,
                quantile(jacobian, scatter),
                jobs.size(),
                features.factors(),
                classes.factors());
    }

    private void compare(double[] point, Comparison<Feature> features, Comparison<MoveClass> classes) {
        Traits traits = Traits.at(point);
        MachineProfile real = traits.of(profile);
        for (RanJob job : jobs) {
            if (!job.byFeature().isEmpty()) {
                Map<Feature, Double> ours = new EnumMap<>(Feature.class);
                job.program()
                        .on(real)
                        .byFeature()
                        .forEach((feature, use) -> ours.put(feature, use.seconds() * traits.pace()));
                features.add(ours, job.byFeature());
                classes.add(ours, job.byFeature());
            }
        }
    }

    private Optimum search(double[] start, double scatter, double[] weights) {
        int rows = observations.size() + Traits.COUNT;
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
        int n = observations.size();
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

    /** Logarithms of estimated over real, times the root of how much each counts. */
    private double[] residuals(double[] point) {
        Traits traits = Traits.at(point);
        MachineProfile real = traits.of(profile);
        double[] residuals = new double[observations.size()];
        int known = -1;
        Estimate estimate = null;
        for (int i = 0; i < residuals.length; i++) {
            Observation seen = observations.get(i);
            if (estimate == null || seen.job() != known) {
                known = seen.job();
                estimate = jobs.get(known).program().on(real);
            }
            double ours =
                    switch (seen.shown()) {
                        case WHOLE -> seconds(estimate, traits);
                        case MOTION -> estimate.motionSeconds() * traits.pace();
                        case SHARE -> share(estimate, seen.feature());
                    };
            residuals[i] = ours > 0 ? Math.sqrt(seen.weight()) * Math.log(ours / seen.actual()) : 0;
        }
        return residuals;
    }

    private static double share(Estimate estimate, @Nullable Feature feature) {
        FeatureUse use = feature == null ? null : estimate.byFeature().get(feature);
        return use == null ? 0 : use.seconds() / estimate.motionSeconds();
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
        return seconds(program.on(traits.of(profile)), traits);
    }

    private static double seconds(Estimate estimate, Traits traits) {
        return estimate.seconds() + estimate.motionSeconds() * (traits.pace() - 1);
    }

    /** Observations that are left to show the scatter, after those the traits used up. */
    private double freedom(RealMatrix jacobian, double scatter) {
        RealMatrix covariance = covariance(jacobian, scatter);
        RealMatrix hat = jacobian.multiply(covariance).multiply(jacobian.transpose());
        return Math.max(0, weight - hat.getTrace() / (scatter * scatter));
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
