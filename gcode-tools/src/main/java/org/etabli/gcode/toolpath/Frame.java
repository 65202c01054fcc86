package org.etabli.gcode.toolpath;

import org.etabli.gcode.slicer.Feature;

/** The part of the world a picture shows, and its scale. */
final class Frame {

    private static final double MARGIN = 0.06;

    private double left = Double.POSITIVE_INFINITY;
    private double right = Double.NEGATIVE_INFINITY;
    private double bottom = Double.POSITIVE_INFINITY;
    private double top = Double.NEGATIVE_INFINITY;
    private double floor = Double.POSITIVE_INFINITY;
    private double minX = Double.POSITIVE_INFINITY;
    private double maxX = Double.NEGATIVE_INFINITY;
    private double minY = Double.POSITIVE_INFINITY;
    private double maxY = Double.NEGATIVE_INFINITY;
    private final View view;
    private final double width;
    private final double height;

    Frame(Toolpath path, View view, int width, int height) {
        this.view = view;
        this.width = width;
        this.height = height;
        boolean onlyTravel = true;
        for (int i = 0; i < path.size() && onlyTravel; i++) {
            onlyTravel = !worked(path, i);
        }
        for (int i = 0; i < path.size(); i++) {
            if (onlyTravel || worked(path, i)) {
                include(path, i, 0);
                include(path, i, 3);
            }
        }
    }

    static boolean worked(Toolpath path, int i) {
        return path.feature(i) != Feature.TRAVEL;
    }

    private void include(Toolpath path, int i, int point) {
        double x = path.coordinate(i, point);
        double y = path.coordinate(i, point + 1);
        double z = path.coordinate(i, point + 2);
        left = Math.min(left, view.across(x, y));
        right = Math.max(right, view.across(x, y));
        bottom = Math.min(bottom, view.up(x, y, z));
        top = Math.max(top, view.up(x, y, z));
        floor = Math.min(floor, z);
        minX = Math.min(minX, x);
        maxX = Math.max(maxX, x);
        minY = Math.min(minY, y);
        maxY = Math.max(maxY, y);
    }

    double scale() {
        double across = Math.max(right - left, 0.001);
        double up = Math.max(top - bottom, 0.001);
        return Math.min(width * (1 - 2 * MARGIN) / across, height * (1 - 2 * MARGIN) / up);
    }

    double pixelX(double across) {
        return width / 2 + (across - (left + right) / 2) * scale();
    }

    double pixelY(double up) {
        return height / 2 - (up - (bottom + top) / 2) * scale();
    }

    double floor() {
        return floor;
    }

    double minX() {
        return minX;
    }

    double maxX() {
        return maxX;
    }

    double minY() {
        return minY;
    }

    double maxY() {
        return maxY;
    }
}
