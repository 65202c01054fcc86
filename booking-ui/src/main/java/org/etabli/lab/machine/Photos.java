package org.etabli.lab.machine;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.etabli.lab.site.DataFolder;
import org.springframework.stereotype.Component;

/**
 * Photos people bring: of machines, and of what is wrong with them. Each is drawn anew, smaller, so that nothing of the
 * file itself is kept, above all not where and with what it was taken.
 */
@Component
public class Photos {

    /** What a phone's camera writes, and some more. */
    public static final int MAX_BYTES = 15 << 20;
    /** A small file may unfold into a huge picture; no camera in a pocket takes more than this. */
    private static final long MAX_PIXELS = 120_000_000;
    /** Enough to read a serial number, light on a slow link. */
    private static final int LONGEST_SIDE = 1280;

    private static final Pattern NAME = Pattern.compile("[0-9a-f-]{36}");

    private final Path folder;

    Photos(DataFolder data) {
        this.folder = data.photos();
    }

    /** Keeps a photo and answers its name; nothing when it is no JPEG, PNG or GIF, or too large. */
    public Optional<String> keep(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            return Optional.empty();
        }
        Optional<BufferedImage> picture = decoded(bytes);
        if (picture.isEmpty()) {
            return Optional.empty();
        }
        String name = UUID.randomUUID().toString();
        Path part = Files.createTempFile(folder, "photo", ".part");
        try {
            ImageIO.write(drawn(picture.get()), "jpeg", part.toFile());
            Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        return Optional.of(name);
    }

    /** The photo's bytes, JPEG. */
    public Optional<byte[]> read(String name) throws IOException {
        Path file = path(name);
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    void drop(String name) throws IOException {
        Files.deleteIfExists(path(name));
    }

    private Path path(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a photo's name: " + name);
        }
        return folder.resolve(name);
    }

    private static Optional<BufferedImage> decoded(byte[] bytes) {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MAX_PIXELS) {
                    return Optional.empty();
                }
                var smaller = reader.getDefaultReadParam();
                int step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / (2 * LONGEST_SIDE));
                smaller.setSourceSubsampling(step, step, 0, 0);
                return Optional.of(reader.read(0, smaller));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // Decoders throw all sorts of things at broken pictures; each means that this is none.
            return Optional.empty();
        }
    }

    private static BufferedImage drawn(BufferedImage picture) {
        double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.setColor(java.awt.Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return small;
    }
}
