package org.etabli.gcode.read;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens a file as plain G-code text, whatever it is packed in. */
public final class GcodeInput {

    private static final int GZIP_BUFFER = 64 * 1024;
    private static final int MAGIC = 4;

    private GcodeInput() {}

    /** The file's text; recognised by its first bytes. */
    public static InputStream open(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            return decode(raw);
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    private static InputStream decode(InputStream raw) throws IOException {
        PushbackInputStream in = new PushbackInputStream(raw, MAGIC);
        byte[] magic = in.readNBytes(MAGIC);
        in.unread(magic);
        if (magic.length >= 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b) {
            return new GZIPInputStream(in, GZIP_BUFFER);
        }
        return in;
    }
}
