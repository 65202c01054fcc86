package org.etabli.gcode.check;

/**
 * What is left of the material a file would use; infinite where nobody knows.
 *
 * @param filamentGrams on the spool
 * @param sheetX mm of the sheet along X; likewise {@code sheetY}
 */
public record Stock(double filamentGrams, double sheetX, double sheetY) {

    public static final Stock UNKNOWN =
            new Stock(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
}
