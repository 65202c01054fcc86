package org.etabli.gcode.read;

import java.io.IOException;
import java.io.InputStream;

/**
 * Unpacks Heatshrink as it is read: bits from the highest down, 1 and a byte for a literal, 0 and a distance and a
 * length for a repetition.
 *
 * @see <a href="https://github.com/atomicobject/heatshrink">Heatshrink</a>
 */
final class Heatshrink extends InputStream {

    private final InputStream in;
    private final int windowBits;
    private final int lookaheadBits;
    private final byte[] window;
    private int at;
    private int bits;
    private int bitCount;
    private int distance;
    private int repeat;

    Heatshrink(InputStream in, int windowBits, int lookaheadBits) {
        this.in = in;
        this.windowBits = windowBits;
        this.lookaheadBits = lookaheadBits;
        this.window = new byte[1 << windowBits];
    }

    @Override
    public int read() throws IOException {
        if (repeat == 0) {
            int tag = bits(1);
            if (tag < 0) {
                return -1;
            }
            if (tag == 1) {
                int literal = bits(8);
                return literal < 0 ? -1 : put((byte) literal);
            }
            int index = bits(windowBits);
            int count = index < 0 ? -1 : bits(lookaheadBits);
            if (count < 0) {
                return -1;
            }
            distance = index + 1;
            repeat = count + 1;
        }
        repeat--;
        return put(window[at - distance & window.length - 1]);
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int i = 0;
        while (i < length) {
            int value = read();
            if (value < 0) {
                return i == 0 ? -1 : i;
            }
            target[from + i++] = (byte) value;
        }
        return i;
    }

    private int put(byte value) {
        window[at] = value;
        at = at + 1 & window.length - 1;
        return value & 0xFF;
    }

    /** The next bits, or -1 where there are not enough: the last byte is filled up with zeros. */
    private int bits(int count) throws IOException {
        while (bitCount < count) {
            int next = in.read();
            if (next < 0) {
                return -1;
            }
            bits = bits << 8 | next;
            bitCount += 8;
        }
        bitCount -= count;
        return bits >>> bitCount & (1 << count) - 1;
    }
}
