package org.etabli.gcode.machine;

/** What is loaded: diameter in mm, density in g/cm³, cost in € per kg. */
public record Filament(double diameter, double density, double costPerKg) {

    private static final double MM3_PER_CM3 = 1000;
    private static final double GRAMS_PER_KG = 1000;

    public double volumeMm3(double lengthMm) {
        return lengthMm * Math.PI * diameter * diameter / 4;
    }

    public double grams(double lengthMm) {
        return volumeMm3(lengthMm) / MM3_PER_CM3 * density;
    }

    public double cost(double lengthMm) {
        return grams(lengthMm) / GRAMS_PER_KG * costPerKg;
    }
}
