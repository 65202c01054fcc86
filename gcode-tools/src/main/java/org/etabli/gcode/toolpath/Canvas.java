package org.etabli.gcode.toolpath;

import java.util.Arrays;

/** A picture being drawn, with the depth of each pixel: what is nearer covers what is farther. */
final class Canvas {

    final int width;
    final int height;
    private final int[] pixels;
    private final float[] depths;

    Canvas(int width, int height, int background) {
        this.width = width;
        this.height = height;
        pixels = new int[width * height];
        depths = new float[width * height];
        Arrays.fill(pixels, background);
        Arrays.fill(depths, Float.NEGATIVE_INFINITY);
    }

    /**
     * A bead of filament as a short round rod: lit along its middle, darker to its sides.
     *
     * @param radius in pixels
     * @param light 1 keeps the colour
     * @param round how much darker its sides are, 0 for a flat stripe
     */
    void rod(
            double x0,
            double y0,
            double near0,
            double x1,
            double y1,
            double near1,
            double radius,
            int colour,
            double light,
            double round) {
        double dx = x1 - x0;
        double dy = y1 - y0;
        double length2 = dx * dx + dy * dy;
        int left = (int) Math.max(0, Math.floor(Math.min(x0, x1) - radius));
        int right = (int) Math.min(width - 1.0, Math.ceil(Math.max(x0, x1) + radius));
        int top = (int) Math.max(0, Math.floor(Math.min(y0, y1) - radius));
        int bottom = (int) Math.min(height - 1.0, Math.ceil(Math.max(y0, y1) + radius));
        boolean steep = Math.abs(dy) > Math.abs(dx);
        for (int y = top; y <= bottom; y++) {
            int from = left;
            int to = right;
            if (length2 > 4 * radius * radius && Math.abs(dy) > 1e-9) {
                // Only the part of this row that the rod can touch.
                double reach = radius * Math.sqrt(length2) / Math.abs(dy) + (steep ? 1 : Math.abs(dx / dy)) + 1;
                double middle = x0 + (y + 0.5 - y0) * dx / dy;
                from = (int) Math.max(left, Math.floor(middle - reach));
                to = (int) Math.min(right, Math.ceil(middle + reach));
            }
            for (int x = from; x <= to; x++) {
                double px = x + 0.5 - x0;
                double py = y + 0.5 - y0;
                double along = length2 == 0 ? 0 : Math.clamp((px * dx + py * dy) / length2, 0, 1);
                double ox = px - along * dx;
                double oy = py - along * dy;
                double off2 = (ox * ox + oy * oy) / (radius * radius);
                if (off2 <= 1) {
                    plot(
                            x,
                            y,
                            near0 + along * (near1 - near0) - round * off2 * 0.01,
                            colour,
                            light * (1 - round * off2));
                }
            }
        }
    }

    private void plot(int x, int y, double near, int colour, double light) {
        int i = y * width + x;
        if (near >= depths[i]) {
            depths[i] = (float) near;
            pixels[i] = Palette.lit(colour, light);
        }
    }

    /** The picture at a fraction of the size: each pixel the mean of a square of them. */
    int[] reduced(int factor) {
        int w = width / factor;
        int h = height / factor;
        int[] reduced = new int[w * h];
        int samples = factor * factor;
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int r = 0;
                int g = 0;
                int b = 0;
                for (int k = 0; k < samples; k++) {
                    int pixel = pixels[(y * factor + k / factor) * width + x * factor + k % factor];
                    r += pixel >> 16 & 0xFF;
                    g += pixel >> 8 & 0xFF;
                    b += pixel & 0xFF;
                }
                reduced[y * w + x] = r / samples << 16 | g / samples << 8 | b / samples;
            }
        }
        return reduced;
    }
}
