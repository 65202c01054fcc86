package org.etabli.gcode.read;

import java.io.IOException;
import java.io.InputStream;

/** A stream that must unpack to exactly the size it claims: fewer bytes are damage, more are not read. */
final class Exactly extends InputStream {

    private final InputStream in;
    private final int block;
    private long left;

    Exactly(InputStream in, long size, int block) {
        this.in = in;
        this.left = size;
        this.block = block;
    }

    @Override
    public int read() throws IOException {
        if (left == 0) {
            return -1;
        }
        int value = in.read();
        return counted(value < 0 ? -1 : 1) < 0 ? -1 : value;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        return left == 0 ? -1 : counted(in.read(target, from, (int) Math.min(length, left)));
    }

    private int counted(int read) throws IOException {
        if (read < 0) {
            throw new FormatException("bgcode block " + block + " unpacks to " + left + " bytes less than it claims");
        }
        left -= read;
        return read;
    }
}
