package org.etabli.controller.sim;

/**
 * How long each move takes when it follows the one before: a trapezoid whose corner speed falls with the angle, as a
 * firmware with a deep enough look-ahead would step it.
 */
final class MoveTimes {

    private final double[] highestSpeed;
    private final double acceleration;
    private final double cornerSpeed;
    private double[] lastDirection = {};
    private double lastSpeed;

    /**
     * @param highestSpeed mm/s per axis, the axis order of the moves
     * @param acceleration mm/s²
     * @param cornerSpeed mm/s taken through a right angle
     */
    MoveTimes(double[] highestSpeed, double acceleration, double cornerSpeed) {
        this.highestSpeed = highestSpeed.clone();
        this.acceleration = acceleration;
        this.cornerSpeed = cornerSpeed;
    }

    /** Seconds for a move by {@code delta} mm at {@code feed} mm/s along it. */
    double seconds(double[] delta, double feed) {
        double length = length(delta);
        if (length < 1e-9) {
            return 0;
        }
        double speed = feed;
        double[] direction = new double[delta.length];
        for (int axis = 0; axis < delta.length; axis++) {
            direction[axis] = delta[axis] / length;
            double share = Math.abs(direction[axis]);
            if (share > 1e-9) {
                speed = Math.min(speed, highestSpeed[axis] / share);
            }
        }
        double entry = Math.min(junction(direction), Math.min(speed, lastSpeed));
        lastDirection = direction;
        lastSpeed = speed;
        return trapezoid(length, speed, entry);
    }

    /** Forgets the direction: the next move starts from rest. */
    void stop() {
        lastDirection = new double[0];
        lastSpeed = 0;
    }

    private double junction(double[] direction) {
        if (lastDirection.length != direction.length) {
            return 0;
        }
        double cosine = 0;
        for (int axis = 0; axis < direction.length; axis++) {
            cosine += direction[axis] * lastDirection[axis];
        }
        if (cosine > 0.999) {
            return Double.MAX_VALUE;
        }
        return cosine <= -0.999 ? 0 : cornerSpeed * Math.sqrt((1 + cosine) / (1 - cosine));
    }

    /** Enters and leaves at about the same corner speed: what dense paths do on average. */
    private double trapezoid(double length, double speed, double corner) {
        double ramp = (speed * speed - corner * corner) / (2 * acceleration);
        if (2 * ramp <= length) {
            return 2 * (speed - corner) / acceleration + (length - 2 * ramp) / speed;
        }
        double peak = Math.sqrt(corner * corner + acceleration * length);
        return 2 * (peak - corner) / acceleration;
    }

    private static double length(double[] delta) {
        // A move of the extruder alone is as long as its filament; otherwise XYZ counts.
        double sum = 0;
        for (int axis = 0; axis < Math.min(3, delta.length); axis++) {
            sum += delta[axis] * delta[axis];
        }
        if (sum == 0 && delta.length > 3) {
            return Math.abs(delta[3]);
        }
        return Math.sqrt(sum);
    }
}
