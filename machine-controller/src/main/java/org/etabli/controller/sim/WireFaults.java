package org.etabli.controller.sim;

import java.util.random.RandomGenerator;

/**
 * What a bad cable does to bytes, each rate a probability per byte.
 *
 * @param flip one bit of the byte changes
 * @param drop the byte is lost
 * @param twice the byte arrives twice
 * @param apart bytes after a fault that pass unharmed; an 8-bit XOR cannot see two flips of the same bit in one line
 */
public record WireFaults(double flip, double drop, double twice, int apart) {

    public static final WireFaults NONE = new WireFaults(0, 0, 0, 0);

    /** Whether this byte is one that suffers. */
    boolean strikes(RandomGenerator random) {
        return this != NONE && random.nextDouble() < flip + drop + twice;
    }

    /** The bytes that come out when a struck {@code value} goes in. */
    int[] apply(int value, RandomGenerator random) {
        double dice = random.nextDouble() * (flip + drop + twice);
        if (dice < flip) {
            return new int[] {value ^ 1 << random.nextInt(8)};
        }
        if (dice < flip + drop) {
            return new int[0];
        }
        return new int[] {value, value};
    }
}
