package org.etabli.lab.course.share;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Divides whole units by weights so that the parts sum to the whole: the largest-remainder method (Hamilton). */
public final class Split {

    private Split() {}

    /**
     * The parts, in the order of the weights.
     *
     * @param units not negative
     * @param weights not negative, at least one; all zero divides evenly
     */
    public static long[] of(long units, List<Double> weights) {
        if (units < 0 || weights.isEmpty() || weights.stream().anyMatch(w -> !(w >= 0) || w.isInfinite())) {
            throw new IllegalArgumentException("cannot divide " + units + " by " + weights);
        }
        double sum = weights.stream().mapToDouble(w -> w).sum();
        int n = weights.size();
        long[] parts = new long[n];
        double[] rest = new double[n];
        long given = 0;
        for (int i = 0; i < n; i++) {
            double exact = sum == 0 ? (double) units / n : units * (weights.get(i) / sum);
            parts[i] = (long) Math.floor(exact);
            rest[i] = exact - parts[i];
            given += parts[i];
        }
        // Floating point may have given one too many for huge totals: the loop goes both ways.
        List<Integer> largestFirst = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> rest[i]).reversed())
                .toList();
        for (int i = 0; given < units; i = (i + 1) % n, given++) {
            parts[largestFirst.get(i)]++;
        }
        for (int i = n - 1; given > units; i = (i + n - 1) % n) {
            if (parts[largestFirst.get(i)] > 0) {
                parts[largestFirst.get(i)]--;
                given--;
            }
        }
        return parts;
    }
}
