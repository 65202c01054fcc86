package org.etabli.lab.course.queue;

import java.util.List;

/**
 * How large a piece is, in millimetres, as its file says.
 *
 * @param layerMm how high a layer is; 0 where unknown
 */
public record Shape(double widthMm, double depthMm, double heightMm, double layerMm) {

    /** Room around a piece on a shared plate: skirts and fingers. */
    static final double GAP_MM = 8;

    boolean isKnown() {
        return widthMm > 0 && depthMm > 0;
    }

    /** Whether pieces fit side by side onto a bed, laid in rows, the deepest first; they are not turned. */
    static boolean fitTogether(List<Shape> shapes, double bedWidthMm, double bedDepthMm) {
        double x = GAP_MM;
        double y = GAP_MM;
        double row = 0;
        for (Shape shape : shapes.stream()
                .sorted(java.util.Comparator.comparingDouble(Shape::depthMm).reversed())
                .toList()) {
            if (x + shape.widthMm() + GAP_MM > bedWidthMm) {
                x = GAP_MM;
                y += row + GAP_MM;
                row = 0;
            }
            if (x + shape.widthMm() + GAP_MM > bedWidthMm || y + shape.depthMm() + GAP_MM > bedDepthMm) {
                return false;
            }
            x += shape.widthMm() + GAP_MM;
            row = Math.max(row, shape.depthMm());
        }
        return true;
    }
}
