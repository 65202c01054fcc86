package org.etabli.controller.sim;

import java.util.random.RandomGenerator;

/**
 * What a bad cable does to bytes, each rate a probability per byte.
 *
 * @param flip one bit of the byte changes
 * @param drop the byte is lost
 * @param twice the byte arrives twice
 */
public record WireFaults(double flip, double drop, double twice) {

    public static final WireFaults NONE = new WireFaults(0, 0, 0);

    /** The bytes that come out when {@code value} goes in. */
    int[] apply(int value, RandomGenerator random) {
        if (this == NONE) {
            return new int[] {value};
        }
        double dice = random.nextDouble();
        if (dice < flip) {
            return new int[] {value ^ 1 << random.nextInt(8)};
        }
        if (dice < flip + drop) {
            return new int[0];
        }
        return dice < flip + drop + twice ? new int[] {value, value} : new int[] {value};
    }
}
