package org.etabli.gcode.toolpath;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The path as SVG: strokes in the order they are laid, joined while they share a colour. */
final class Svg {

    private static final double STROKE_MM = 0.4;

    private final Toolpath path;
    private final View view;
    private final int width;
    private final int height;

    Svg(Toolpath path, View view, int width, int height) {
        this.path = path;
        this.view = view;
        this.width = width;
        this.height = height;
    }

    void write(OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        Frame frame = new Frame(path, view, width, height);
        double stroke = Math.max(0.3, STROKE_MM * frame.scale());
        writer.write(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"#%06x\"/>"
                        + "<g fill=\"none\" stroke-width=\"%.2f\" stroke-linecap=\"round\" stroke-linejoin=\"round\">%n",
                width,
                height,
                width,
                height,
                Palette.BACKGROUND,
                stroke));
        int colour = -1;
        String at = "";
        for (int i = 0; i < path.size(); i++) {
            if (!Frame.worked(path, i)) {
                continue;
            }
            int next = Palette.of(path.feature(i), path.power(i));
            String from = point(frame, i, 0);
            String to = point(frame, i, 3);
            if (next != colour) {
                writer.write(colour < 0 ? "" : "\"/>\n");
                writer.write(String.format(Locale.ROOT, "<path stroke=\"#%06x\" d=\"M%s", next, from));
                colour = next;
            } else if (!from.equals(at)) {
                writer.write("M" + from);
            }
            writer.write("L" + to);
            at = to;
        }
        writer.write(colour < 0 ? "" : "\"/>\n");
        writer.write("</g></svg>\n");
        writer.flush();
    }

    private String point(Frame frame, int i, int which) {
        double x = path.coordinate(i, which);
        double y = path.coordinate(i, which + 1);
        double z = path.coordinate(i, which + 2);
        long across = Math.round(frame.pixelX(view.across(x, y)) * 10);
        long down = Math.round(frame.pixelY(view.up(x, y, z)) * 10);
        return across / 10.0 + " " + down / 10.0;
    }
}
