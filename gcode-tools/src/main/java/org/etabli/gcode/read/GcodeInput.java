package org.etabli.gcode.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** Opens a file as plain G-code text, whatever it is packed in, told by its first bytes and not by its name. */
public final class GcodeInput {

    private static final int BUFFER = 64 * 1024;
    private static final int MAGIC = 4;
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private GcodeInput() {}

    /**
     * The file's text.
     *
     * @throws FormatException if it is packed in a way that cannot be undone
     */
    public static InputStream open(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            byte[] magic = raw.readNBytes(MAGIC);
            raw.close();
            raw = Files.newInputStream(file);
            return decode(raw, magic);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static InputStream decode(InputStream raw, byte[] magic) throws IOException {
        if (magic.length >= 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b) {
            return new GZIPInputStream(raw, BUFFER);
        }
        if (Arrays.equals(magic, Bgcode.MAGIC)) {
            return new Bgcode(new BufferedInputStream(raw, BUFFER));
        }
        if (Arrays.equals(magic, ZIP)) {
            return GcodeArchive.open(new BufferedInputStream(raw, BUFFER));
        }
        return raw;
    }
}
