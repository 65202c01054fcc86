package org.etabli.bench.reader.chip;

import java.util.Arrays;
import java.util.Optional;

/**
 * The PN532's frames (user manual UM0701-02, 6.2.1): preamble 00, start code 00 FF, length and its complement, TFI, data,
 * checksum, postamble 00.
 */
final class Pn532Frame {

    static final byte HOST_TO_CHIP = (byte) 0xD4;
    static final byte CHIP_TO_HOST = (byte) 0xD5;
    static final byte[] ACK = {0, 0, (byte) 0xFF, 0, (byte) 0xFF, 0};

    /** Preamble to postamble around the longest answer this driver asks for. */
    static final int LONGEST = 64;

    private static final int OVERHEAD = 8;

    private Pn532Frame() {}

    /** A command with its arguments, ready for the wire. */
    static byte[] of(byte... command) {
        int length = command.length + 1;
        byte[] frame = new byte[length + OVERHEAD - 1];
        frame[1] = 0;
        frame[2] = (byte) 0xFF;
        frame[3] = (byte) length;
        frame[4] = (byte) -length;
        frame[5] = HOST_TO_CHIP;
        int sum = HOST_TO_CHIP;
        for (int i = 0; i < command.length; i++) {
            frame[6 + i] = command[i];
            sum += command[i];
        }
        frame[6 + command.length] = (byte) -sum;
        return frame;
    }

    /** The data of the chip's answer, the first byte being its response code; empty when the frame is damaged. */
    static Optional<byte[]> answer(byte[] bytes) {
        int start = startOf(bytes);
        if (start < 0 || start + 2 > bytes.length) {
            return Optional.empty();
        }
        int length = bytes[start] & 0xFF;
        boolean sound = (byte) (bytes[start] + bytes[start + 1]) == 0
                && length >= 2
                && start + 2 + length + 1 <= bytes.length
                && bytes[start + 2] == CHIP_TO_HOST;
        if (!sound) {
            return Optional.empty();
        }
        int sum = 0;
        for (int i = 0; i <= length; i++) {
            sum += bytes[start + 2 + i];
        }
        return (byte) sum == 0
                ? Optional.of(Arrays.copyOfRange(bytes, start + 3, start + 2 + length))
                : Optional.empty();
    }

    /** The index of the length byte, after 00 FF. */
    private static int startOf(byte[] bytes) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == 0 && bytes[i + 1] == (byte) 0xFF) {
                return i + 2;
            }
        }
        return -1;
    }
}
