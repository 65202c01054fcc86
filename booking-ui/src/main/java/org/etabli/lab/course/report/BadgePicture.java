package org.etabli.lab.course.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** The picture of a badge: the lab's colours and the course's name; with what it says baked in, where somebody has it. */
final class BadgePicture {

    /** As wide as badge programs show them at most. */
    private static final int SIDE = 480;

    private static final int MOST_LINES = 4;
    /** The keyword of the specification's baked badges. */
    private static final String KEYWORD = "openbadges";
    /** A PNG file's own mark and its header chunk, which is always the first. */
    private static final int AFTER_HEADER = 8 + 25;

    private BadgePicture() {}

    static byte[] png(String name, String lab) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(0x14453d));
        pen.fill(new Ellipse2D.Double(4, 4, SIDE - 8, SIDE - 8));
        pen.setColor(new Color(0xf2b84b));
        pen.setStroke(new BasicStroke(8));
        pen.draw(new Ellipse2D.Double(24, 24, SIDE - 48, SIDE - 48));
        pen.setColor(Color.WHITE);
        Font font = font();
        List<String> lines = lines(name);
        float size = lines.size() > 2 ? 40 : 48;
        float y = SIDE / 2f - (lines.size() - 1) * size * 0.6f;
        for (String line : lines) {
            centred(pen, font.deriveFont(fitting(pen, font, line, size, SIDE - 110)), line, y);
            y += size * 1.2f;
        }
        pen.setColor(new Color(0xf2b84b));
        centred(pen, font.deriveFont(fitting(pen, font, lab, 24, SIDE - 200)), lab, SIDE - 80);
        pen.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
        return png.toByteArray();
    }

    private static void centred(Graphics2D pen, Font font, String text, float y) {
        pen.setFont(font);
        pen.drawString(text, (SIDE - pen.getFontMetrics().stringWidth(text)) / 2f, y);
    }

    private static float fitting(Graphics2D pen, Font font, String text, float size, int width) {
        int wide = pen.getFontMetrics(font.deriveFont(size)).stringWidth(text);
        return wide <= width ? size : size * width / wide;
    }

    /** Words in lines of about a dozen letters. */
    private static List<String> lines(String name) {
        List<String> lines = new ArrayList<>(List.of(""));
        for (String word : name.split(" ")) {
            String longer = (lines.getLast() + " " + word).strip();
            if (longer.length() <= 14 || lines.getLast().isEmpty() || lines.size() == MOST_LINES) {
                lines.set(lines.size() - 1, longer);
            } else {
                lines.add(word);
            }
        }
        return lines;
    }

    /** The same picture with a text in it, as an iTXt chunk after the header. */
    static byte[] baked(byte[] png, String text) {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(all)) {
            chunk.writeBytes("iTXt".getBytes(StandardCharsets.US_ASCII));
            chunk.writeBytes(KEYWORD.getBytes(StandardCharsets.US_ASCII));
            // Not compressed; no language and no translated keyword.
            chunk.writeBytes(new byte[] {0, 0, 0, 0, 0});
            chunk.writeBytes(text.getBytes(StandardCharsets.UTF_8));
            CRC32 sum = new CRC32();
            sum.update(chunk.toByteArray());
            out.write(png, 0, AFTER_HEADER);
            out.writeInt(chunk.size() - 4);
            out.write(chunk.toByteArray());
            out.writeInt((int) sum.getValue());
            out.write(png, AFTER_HEADER, png.length - AFTER_HEADER);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to memory", e);
        }
        return all.toByteArray();
    }

    private static Font font() {
        try (InputStream in = Pdf.font()) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException("the papers' font cannot be read", e);
        }
    }
}
