package org.etabli.gcode.read;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Writes binary G-code for tests, from the same public descriptions the reader follows. */
public final class BgcodeWriter {

    private static final String COMMON = "0123456789. \nGX";
    private static final int BLOCK = 65_536;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final int compression;
    private final int encoding;

    public BgcodeWriter(int compression, int encoding) {
        this.compression = compression;
        this.encoding = encoding;
        out.writeBytes("GCDE".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(new byte[] {1, 0, 0, 0, 1, 0});
    }

    public byte[] write(String metadata, byte[] picture, byte[] program) {
        block(0, shorts(0), metadata.getBytes(StandardCharsets.UTF_8));
        block(5, shorts(0, 16, 12), picture);
        int from = 0;
        while (from < program.length) {
            int to = Math.min(program.length, from + BLOCK);
            while (to < program.length && program[to - 1] != '\n') {
                to--;
            }
            byte[] part = java.util.Arrays.copyOfRange(program, from, to);
            block(1, shorts(encoding), encoding == 0 ? part : meatPack(part));
            from = to;
        }
        return out.toByteArray();
    }

    private static byte[] shorts(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            buffer.putShort((short) value);
        }
        return buffer.array();
    }

    private void block(int type, byte[] parameters, byte[] content) {
        byte[] packed =
                switch (compression) {
                    case 0 -> content;
                    case 1 -> deflate(content);
                    case 2 -> heatshrink(content, 11, 4);
                    default -> heatshrink(content, 12, 4);
                };
        ByteBuffer header = ByteBuffer.allocate(compression == 0 ? 8 : 12).order(ByteOrder.LITTLE_ENDIAN);
        header.putShort((short) type).putShort((short) compression).putInt(content.length);
        if (compression != 0) {
            header.putInt(packed.length);
        }
        CRC32 crc = new CRC32();
        for (byte[] part : new byte[][] {header.array(), parameters, packed}) {
            crc.update(part);
            out.writeBytes(part);
        }
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) crc.getValue())
                .array());
    }

    private static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater();
        deflater.setInput(content);
        deflater.finish();
        byte[] buffer = new byte[content.length + 64];
        int length = deflater.deflate(buffer);
        deflater.end();
        return java.util.Arrays.copyOf(buffer, length);
    }

    private static byte[] heatshrink(byte[] content, int windowBits, int lookaheadBits) {
        Bits bits = new Bits();
        int at = 0;
        while (at < content.length) {
            int best = 0;
            int bestDistance = 0;
            int longest = Math.min(1 << lookaheadBits, content.length - at);
            for (int distance = 1; distance <= Math.min(at, 256); distance++) {
                int length = 0;
                while (length < longest && content[at + length] == content[at + length - distance]) {
                    length++;
                }
                if (length > best) {
                    best = length;
                    bestDistance = distance;
                }
            }
            if (best > 2) {
                bits.put(0, 1);
                bits.put(bestDistance - 1, windowBits);
                bits.put(best - 1, lookaheadBits);
                at += best;
            } else {
                bits.put(1, 1);
                bits.put(content[at++] & 0xFF, 8);
            }
        }
        return bits.bytes();
    }

    private static byte[] meatPack(byte[] text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 251});
        for (int i = 0; i < text.length; i += 2) {
            int low = half(text[i]);
            boolean newLine = text[i] == '\n';
            byte next = newLine || i + 1 == text.length ? (byte) '\n' : text[i + 1];
            int high = half(next);
            packed.write(high << 4 | low);
            if (low == 15) {
                packed.write(text[i]);
            }
            if (high == 15) {
                packed.write(next);
            }
            if (newLine) {
                i--;
            }
        }
        return packed.toByteArray();
    }

    private static int half(byte character) {
        int place = COMMON.indexOf((char) character);
        return place < 0 ? 15 : place;
    }

    private static final class Bits {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int value;
        private int count;

        void put(int bits, int width) {
            for (int i = width - 1; i >= 0; i--) {
                value = value << 1 | bits >> i & 1;
                if (++count == 8) {
                    out.write(value);
                    count = 0;
                    value = 0;
                }
            }
        }

        byte[] bytes() {
            if (count > 0) {
                put(0, 8 - count);
            }
            return out.toByteArray();
        }
    }
}
