package org.etabli.controller.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Cuts what a machine says into lines, whatever the pieces it arrives in. */
public final class LineSplitter {

    /** No firmware says more at once; what is longer is noise without line ends, and is cut. */
    private static final int LONGEST_LINE = 512;

    private final byte[] line = new byte[LONGEST_LINE];
    private int length;

    /** The lines completed by these bytes, without their ends; empty ones are left out. */
    public List<String> split(byte[] bytes, int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte b = bytes[i];
            if (b == '\n' || b == '\r' || length == LONGEST_LINE) {
                if (length > 0) {
                    lines.add(new String(line, 0, length, StandardCharsets.UTF_8));
                    length = 0;
                }
            }
            if (b != '\n' && b != '\r') {
                line[length++] = b;
            }
        }
        return lines;
    }

    /** Forgets a line that never ended, as after a pulled cable. */
    public void clear() {
        length = 0;
    }
}
