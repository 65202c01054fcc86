package org.etabli.controller.stream;

/** °C; NaN where the machine has no such heater or said nothing of it. */
public record Temperatures(double nozzle, double nozzleTarget, double bed, double bedTarget) {

    public static final Temperatures UNKNOWN = new Temperatures(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
