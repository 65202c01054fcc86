package org.etabli.gcode.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The G-code inside a {@code .gcode.3mf}, as Bambu Studio and OrcaSlicer export it: the first plate that has any.
 * Archives inside the archive are not opened.
 */
final class GcodeArchive {

    /** What may stand before the G-code: models and pictures, no more than this once unpacked. */
    private static final long MOST_SKIPPED = 1L << 30;

    private static final int MOST_ENTRIES = 10_000;
    private static final int CHUNK = 64 * 1024;

    private GcodeArchive() {}

    static InputStream open(InputStream raw) throws IOException {
        ZipInputStream zip = new ZipInputStream(raw);
        byte[] chunk = new byte[CHUNK];
        long skipped = 0;
        for (int i = 0; i < MOST_ENTRIES; i++) {
            ZipEntry entry = zip.getNextEntry();
            if (entry == null) {
                throw new FormatException("the archive holds no .gcode; export the sliced plate, not the project");
            }
            if (entry.getName().toLowerCase(Locale.ROOT).endsWith(".gcode")) {
                return zip;
            }
            for (int read = zip.read(chunk); read >= 0; read = zip.read(chunk)) {
                skipped += read;
                if (skipped > MOST_SKIPPED) {
                    throw new FormatException(
                            "the archive holds more than " + (MOST_SKIPPED >> 20) + " MiB before any .gcode");
                }
            }
        }
        throw new FormatException("the archive holds more than " + MOST_ENTRIES + " entries and no .gcode");
    }
}
