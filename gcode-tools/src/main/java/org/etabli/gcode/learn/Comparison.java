package org.etabli.gcode.learn;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.math3.distribution.TDistribution;
import org.etabli.gcode.slicer.Feature;

/** Estimated against real seconds of parts of jobs: what the traits of the machine do not explain. */
final class Comparison<K extends Enum<K>> {

    /** Scatter of one part from job to job, as a share, until the jobs themselves show it. */
    private static final double FIRST_SCATTER = 0.03;

    /** The first scatter is believed as if so many jobs had shown it. */
    private static final double BELIEF = 3;

    private final Class<K> type;
    private final Function<Feature, K> part;
    private final Map<K, List<Double>> logarithms;

    Comparison(Class<K> type, Function<Feature, K> part) {
        this.type = type;
        this.part = part;
        this.logarithms = new EnumMap<>(type);
    }

    /** One job's seconds by feature; parts that only one side knows are left out. */
    void add(Map<Feature, Double> estimated, Map<Feature, Double> real) {
        Map<K, Double> ours = sums(estimated);
        sums(real).forEach((key, seconds) -> {
            double expected = ours.getOrDefault(key, 0.0);
            if (seconds > 0 && expected > 0) {
                logarithms.computeIfAbsent(key, _ -> new ArrayList<>()).add(Math.log(seconds / expected));
            }
        });
    }

    private Map<K, Double> sums(Map<Feature, Double> byFeature) {
        Map<K, Double> sums = new EnumMap<>(type);
        byFeature.forEach((feature, seconds) -> sums.merge(part.apply(feature), seconds, Double::sum));
        return sums;
    }

    Map<K, Factor> factors() {
        Map<K, Factor> factors = new EnumMap<>(type);
        logarithms.forEach((key, values) -> factors.put(key, factor(values)));
        return factors;
    }

    private static Factor factor(List<Double> values) {
        int n = values.size();
        double mean = values.stream().mapToDouble(Double::doubleValue).sum() / n;
        double squares = BELIEF * FIRST_SCATTER * FIRST_SCATTER;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        double freedom = BELIEF + n - 1;
        double reach = new TDistribution(freedom).inverseCumulativeProbability((1 + Prediction.CONFIDENCE) / 2)
                * Math.sqrt(squares / freedom / n);
        return new Factor(Math.exp(mean), Math.exp(mean - reach), Math.exp(mean + reach), n);
    }
}
