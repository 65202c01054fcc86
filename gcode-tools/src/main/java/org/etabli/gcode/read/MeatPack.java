package org.etabli.gcode.read;

import java.io.IOException;
import java.io.InputStream;

/**
 * Unpacks MeatPack as it is read: two of the commonest characters to a byte, low half first; a half of 15 says that
 * its character follows whole. Two bytes 0xFF announce a command.
 *
 * @see <a href="https://github.com/scottmudge/OctoPrint-MeatPack">MeatPack</a>
 */
final class MeatPack extends InputStream {

    private static final int SIGNAL = 0xFF;
    private static final int WHOLE = 15;
    private static final int SPACE_PLACE = 11;
    private static final int ENABLE = 251;
    private static final int DISABLE = 250;
    private static final int RESET = 249;
    private static final int NO_SPACES = 247;
    private static final int SPACES = 246;
    private static final byte[] COMMON = "0123456789. \nGX".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final InputStream in;
    private final byte[] ready = new byte[8];
    private int readyFrom;
    private int readyTo;
    private boolean packed;
    private boolean noSpaces;
    private int signals;
    private int wholeExpected;
    private int second = -1;

    MeatPack(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        while (readyFrom == readyTo) {
            readyFrom = 0;
            readyTo = 0;
            int value = in.read();
            if (value < 0) {
                return -1;
            }
            accept(value);
        }
        return ready[readyFrom++] & 0xFF;
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

    private void accept(int value) {
        if (value == SIGNAL && signals < 2) {
            signals++;
            return;
        }
        if (signals == 2) {
            signals = 0;
            command(value);
            return;
        }
        if (signals == 1) {
            signals = 0;
            unpack(SIGNAL);
        }
        unpack(value);
    }

    private void command(int value) {
        switch (value) {
            case ENABLE -> packed = true;
            case DISABLE -> packed = false;
            case RESET -> {
                packed = false;
                noSpaces = false;
            }
            case NO_SPACES -> noSpaces = true;
            case SPACES -> noSpaces = false;
            default -> {}
        }
    }

    private void unpack(int value) {
        if (!packed) {
            put(value);
        } else if (wholeExpected > 0) {
            put(value);
            wholeExpected--;
            if (second >= 0) {
                put(second);
                second = -1;
            }
        } else {
            pair(value & 0xF, value >> 4);
        }
    }

    private void pair(int low, int high) {
        if (low == WHOLE) {
            wholeExpected = high == WHOLE ? 2 : 1;
            second = high == WHOLE ? -1 : character(high);
            return;
        }
        int first = character(low);
        put(first);
        if (first == '\n') {
            return;
        }
        if (high == WHOLE) {
            wholeExpected = 1;
        } else {
            put(character(high));
        }
    }

    private int character(int half) {
        return half == SPACE_PLACE && noSpaces ? 'E' : COMMON[half];
    }

    private void put(int value) {
        ready[readyTo++] = (byte) value;
    }
}
