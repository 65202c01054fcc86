package org.etabli.controller.sim;

/**
 * A heated block: full power below its target, none above, and a loss proportional to how much hotter it is than the
 * room. Temperatures in °C, powers in W, times in s.
 */
final class Heater {

    private static final double ROOM = 21;

    /** Firmwares count a temperature as reached within this. */
    private static final double REACHED_WITHIN = 1.0;

    private final double watts;
    private final double heatCapacity;
    private final double lossPerDegree;
    private double temperature = ROOM;
    private double target;
    private boolean on;

    /**
     * @param watts electric power at full duty
     * @param degreesPerSecond how fast it heats from cold
     * @param highest the temperature it would settle at when always on
     */
    Heater(double watts, double degreesPerSecond, double highest) {
        this.watts = watts;
        this.heatCapacity = watts / degreesPerSecond;
        this.lossPerDegree = watts / (highest - ROOM);
    }

    static Heater nozzle(double watts, double degreesPerSecond) {
        return new Heater(watts, degreesPerSecond, 420);
    }

    static Heater bed(double watts, double degreesPerSecond) {
        return new Heater(watts, degreesPerSecond, 160);
    }

    void target(double degrees) {
        target = Math.max(0, degrees);
    }

    void preheat(double degrees) {
        target = degrees;
        temperature = degrees;
    }

    double target() {
        return target;
    }

    double temperature() {
        return temperature;
    }

    boolean reached() {
        return target == 0 || temperature >= target - REACHED_WITHIN;
    }

    /** Lets the time pass; steps are short against the time constants, so Euler's method is exact enough. */
    void advance(double seconds) {
        on = target > 0 && temperature < target;
        double gain = (on ? watts : 0) - lossPerDegree * (temperature - ROOM);
        temperature += gain / heatCapacity * seconds;
        if (on && temperature > target) {
            temperature = target;
        }
    }

    /** What it draws on average while it holds or reaches its target. */
    double watts() {
        if (target <= 0) {
            return 0;
        }
        return temperature < target - REACHED_WITHIN
                ? watts
                : Math.min(watts, lossPerDegree * Math.max(0, temperature - ROOM));
    }
}
