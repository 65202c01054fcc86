package org.etabli.lab.course.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Scanner;
import javax.imageio.ImageIO;

/** The strokes somebody drew on the tablet, as a picture for the sheet. */
final class Signature {

    /** The size of the field it is drawn in, in its own units. */
    static final int WIDTH = 320;

    static final int HEIGHT = 110;

    private Signature() {}

    /** @param path {@code M x y L x y …}, as the tablet's field writes it */
    static String dataUri(String path) {
        BufferedImage image = new BufferedImage(WIDTH * 2, HEIGHT * 2, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH * 2, HEIGHT * 2);
        pen.scale(2, 2);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(0x14, 0x2a, 0x5c));
        pen.setStroke(new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(strokes(path));
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }

    private static Path2D strokes(String path) {
        Path2D strokes = new Path2D.Double();
        Scanner scanner = new Scanner(path).useDelimiter("[ ,]+").useLocale(java.util.Locale.ROOT);
        while (scanner.hasNext()) {
            String word = scanner.next();
            if (!scanner.hasNextDouble()) {
                return strokes;
            }
            double x = scanner.nextDouble();
            if (!scanner.hasNextDouble()) {
                return strokes;
            }
            double y = scanner.nextDouble();
            if (word.equals("L") && strokes.getCurrentPoint() != null) {
                strokes.lineTo(x, y);
            } else {
                strokes.moveTo(x, y);
            }
        }
        return strokes;
    }
}
