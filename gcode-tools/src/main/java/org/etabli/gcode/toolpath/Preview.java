package org.etabli.gcode.toolpath;

import java.io.IOException;
import java.io.OutputStream;
import org.etabli.gcode.slicer.Feature;

/** Draws a path as a person would like to see it: beads in the colours of their features, lit from the left. */
public final class Preview {

    /** Drawn larger and reduced, for smooth edges. */
    private static final int OVERSAMPLING = 2;

    private static final double BEAD_MM = 0.45;
    private static final double BEAM_MM = 0.15;
    private static final double THINNEST = 0.75;
    private static final double GRID_MM = 10;
    private static final int MOST_GRID_LINES = 200;
    private static final double FARTHEST = -1e9;
    private static final double LIGHT_ANGLE = Math.toRadians(60);

    private final Toolpath path;
    private final View view;
    private final int width;
    private final int height;

    public Preview(Toolpath path, View view, int width, int height) {
        this.path = path;
        this.view = view;
        this.width = width;
        this.height = height;
    }

    /** Writes the picture as PNG. */
    public void png(OutputStream out) throws IOException {
        Canvas canvas = new Canvas(width * OVERSAMPLING, height * OVERSAMPLING, Palette.BACKGROUND);
        Frame frame = new Frame(path, view, canvas.width, canvas.height);
        grid(canvas, frame);
        boolean laser = hasLaser();
        boolean anyWork = false;
        for (int i = 0; i < path.size(); i++) {
            anyWork |= Frame.worked(path, i);
        }
        double radius = Math.max(THINNEST, (laser || !anyWork ? BEAM_MM : BEAD_MM) / 2 * frame.scale());
        for (int i = 0; i < path.size(); i++) {
            boolean worked = Frame.worked(path, i);
            if (worked || !anyWork && path.power(i) > 0) {
                bead(canvas, frame, i, radius, laser || !anyWork ? 0 : 0.45);
            }
        }
        Png.write(canvas.reduced(OVERSAMPLING), width, height, out);
    }

    private boolean hasLaser() {
        for (int i = 0; i < path.size(); i++) {
            if (path.feature(i) == Feature.LASER) {
                return true;
            }
        }
        return false;
    }

    private void bead(Canvas canvas, Frame frame, int i, double radius, double round) {
        double x0 = path.coordinate(i, 0);
        double y0 = path.coordinate(i, 1);
        double z0 = path.coordinate(i, 2);
        double x1 = path.coordinate(i, 3);
        double y1 = path.coordinate(i, 4);
        double z1 = path.coordinate(i, 5);
        Feature feature = path.feature(i) == Feature.TRAVEL ? Feature.LASER : path.feature(i);
        int colour = Palette.of(feature, path.power(i));
        double light = 1;
        if (round > 0) {
            // A bead shows its side: brightest where it runs across the light.
            double across = Math.abs(Math.sin(Math.atan2(y1 - y0, x1 - x0) - LIGHT_ANGLE));
            light = 0.80 + 0.35 * across;
        }
        canvas.rod(
                frame.pixelX(view.across(x0, y0)),
                frame.pixelY(view.up(x0, y0, z0)),
                view.near(x0, y0, z0),
                frame.pixelX(view.across(x1, y1)),
                frame.pixelY(view.up(x1, y1, z1)),
                view.near(x1, y1, z1),
                radius,
                colour,
                light,
                round);
    }

    /** A plate ruled in centimetres, somewhat larger than the work on it. */
    private void grid(Canvas canvas, Frame frame) {
        if (!(frame.minX() <= frame.maxX())) {
            return;
        }
        double step = GRID_MM;
        while ((frame.maxX() - frame.minX() + frame.maxY() - frame.minY()) / step > MOST_GRID_LINES) {
            step *= GRID_MM;
        }
        double left = (Math.floor(frame.minX() / step) - 1) * step;
        double right = (Math.ceil(frame.maxX() / step) + 1) * step;
        double front = (Math.floor(frame.minY() / step) - 1) * step;
        double back = (Math.ceil(frame.maxY() / step) + 1) * step;
        double z = frame.floor() - 0.3;
        for (double x = left; x <= right; x += step) {
            line(canvas, frame, x, front, x, back, z);
        }
        for (double y = front; y <= back; y += step) {
            line(canvas, frame, left, y, right, y, z);
        }
    }

    private void line(Canvas canvas, Frame frame, double x0, double y0, double x1, double y1, double z) {
        canvas.rod(
                frame.pixelX(view.across(x0, y0)),
                frame.pixelY(view.up(x0, y0, z)),
                FARTHEST,
                frame.pixelX(view.across(x1, y1)),
                frame.pixelY(view.up(x1, y1, z)),
                FARTHEST,
                THINNEST,
                Palette.GRID,
                1,
                0);
    }

    /** Writes the picture as SVG: one path per run of equal colour. */
    public void svg(OutputStream out) throws IOException {
        new Svg(path, view, width, height).write(out);
    }
}
