package org.etabli.gcode.estimate;

/** Counts layers: by the slicer's marks where it makes any, else by the heights at which work is done. */
final class LayerCounter {

    /** Heights closer than this are one layer, as slicers round differently to and fro. */
    private static final double SAME_HEIGHT = 0.005;

    private int marks;
    private int heights;
    private double height = Double.NEGATIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;

    /** Something was printed or cut at this height, after so many marks. */
    void worked(double z, int layerMarks) {
        marks = layerMarks;
        if (z != height) {
            height = z;
            if (z > highest + SAME_HEIGHT) {
                highest = z;
                heights++;
            }
        }
    }

    int count() {
        return marks > 0 ? marks : heights;
    }

    /** The layer that work is on, bounded. */
    int current() {
        return Math.min(count(), Estimator.MOST_LAYERS - 1);
    }
}
