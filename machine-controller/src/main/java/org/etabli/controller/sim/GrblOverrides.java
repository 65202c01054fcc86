package org.etabli.controller.sim;

/** Corrections a person makes while a program runs, per cent. They are told in reports; motion is not changed by them. */
final class GrblOverrides {

    private static final int LEAST = 10;
    private static final int MOST = 200;

    private int feed = 100;
    private int power = 100;

    /** @param step 0 as planned, 1 and 2 ten more and less, 3 and 4 one */
    void feed(int step) {
        feed = corrected(feed, step);
    }

    void power(int step) {
        power = corrected(power, step);
    }

    private static int corrected(int percent, int step) {
        int next =
                switch (step) {
                    case 1 -> percent + 10;
                    case 2 -> percent - 10;
                    case 3 -> percent + 1;
                    case 4 -> percent - 1;
                    default -> 100;
                };
        return Math.clamp(next, LEAST, MOST);
    }

    void reset() {
        feed = power = 100;
    }

    @Override
    public String toString() {
        return feed + ",100," + power;
    }
}
