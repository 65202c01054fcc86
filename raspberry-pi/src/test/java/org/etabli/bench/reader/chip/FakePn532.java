package org.etabli.bench.reader.chip;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

/** A PN532 as its user manual has it: acknowledges a sound frame, then answers; knows one card at most. */
final class FakePn532 {

    static final byte[] ACK = HexFormat.of().parseHex("0000ff00ff00");

    /** Frames as they came over the wire, hexadecimal. */
    final List<String> heard = new ArrayList<>();

    byte[] card = {};
    boolean dead;
    boolean garbles;
    private final Deque<byte[]> says = new ArrayDeque<>();

    void frame(byte[] bytes) {
        heard.add(HexFormat.of().formatHex(bytes));
        if (dead || bytes.length < 8 || bytes[5] != (byte) 0xD4) {
            return;
        }
        int length = bytes[3] & 0xFF;
        int sum = 0;
        for (int i = 0; i <= length; i++) {
            sum += bytes[5 + i];
        }
        if ((byte) (bytes[3] + bytes[4]) != 0 || (byte) sum != 0) {
            return;
        }
        says.add(ACK);
        says.add(answer(Arrays.copyOfRange(bytes, 6, 5 + length)));
    }

    private byte[] answer(byte[] command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0xD5);
        out.write(command[0] + 1);
        switch (command[0]) {
            case 0x02 -> out.writeBytes(HexFormat.of().parseHex("32010607"));
            case 0x4A -> {
                out.write(card.length == 0 ? 0 : 1);
                if (card.length > 0) {
                    // Target 1, SENS_RES, SEL_RES, length, UID.
                    out.writeBytes(new byte[] {1, 0x00, 0x44, 0x00, (byte) card.length});
                    out.writeBytes(card);
                }
            }
            default -> {}
        }
        return wrap(out.toByteArray());
    }

    private byte[] wrap(byte[] data) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(new byte[] {0, 0, (byte) 0xFF, (byte) data.length, (byte) -data.length});
        frame.writeBytes(data);
        int sum = 0;
        for (byte b : data) {
            sum += b;
        }
        frame.write(-sum + (garbles ? 1 : 0));
        frame.write(0);
        return frame.toByteArray();
    }

    boolean ready() {
        return !says.isEmpty();
    }

    /** The next thing it has to say, padded to a length as a bus reads past the end. */
    byte[] say(int count) {
        byte[] next = says.isEmpty() ? new byte[0] : says.removeFirst();
        return Arrays.copyOf(next, count);
    }

    /** On I²C: a status byte before everything. */
    Bus onI2c() {
        return new FakeBus() {
            @Override
            public void write(byte[] bytes) {
                frame(bytes);
            }

            @Override
            public byte[] read(int count) {
                byte[] bytes = new byte[count];
                bytes[0] = (byte) (ready() ? 1 : 0);
                if (count > 1) {
                    System.arraycopy(say(count - 1), 0, bytes, 1, count - 1);
                }
                return bytes;
            }
        };
    }

    /** On SPI: lowest bit first, a byte that says what follows. */
    Bus onSpi() {
        return new FakeBus() {
            @Override
            public byte[] transfer(byte[] turned) {
                byte[] bytes = Pn532Spi.turned(turned);
                byte[] answer = new byte[bytes.length];
                switch (bytes[0]) {
                    case 1 -> frame(Arrays.copyOfRange(bytes, 1, bytes.length));
                    case 2 -> answer[1] = (byte) (ready() ? 1 : 0);
                    case 3 -> System.arraycopy(say(bytes.length - 1), 0, answer, 1, bytes.length - 1);
                    default -> {}
                }
                return Pn532Spi.turned(answer);
            }
        };
    }

    /** A bus that does nothing it was not taught. */
    abstract static class FakeBus implements Bus {

        @Override
        public void write(byte[] bytes) {
            throw new AssertionError("not written to");
        }

        @Override
        public byte[] read(int count) {
            throw new AssertionError("not read from");
        }

        @Override
        public byte[] transfer(byte[] bytes) {
            throw new AssertionError("no transfers");
        }

        @Override
        public void close() {}
    }
}
