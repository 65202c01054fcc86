package org.etabli.bench.power;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.etabli.controller.link.Link;
import org.etabli.controller.link.LinkException;
import org.etabli.controller.link.LinkOpener;
import org.jspecify.annotations.Nullable;

/**
 * PZEM-004T v3 energy meter by Modbus RTU at 9600 bit/s (its user manual, 2.2 to 2.6): function 04, ten registers from 0;
 * voltage 0.1 V, current 0.001 A, power 0.1 W, energy 1 Wh, 32-bit values low word first, CRC-16 low byte first.
 */
public final class Pzem implements Meter {

    public static final int BAUD = 9600;

    private static final int READ_INPUT = 0x04;
    private static final int REGISTERS = 10;
    private static final int ANSWER_BYTES = 3 + 2 * REGISTERS + 2;
    private static final long PATIENCE_NANOS = Duration.ofMillis(300).toNanos();
    private static final Duration LISTEN = Duration.ofMillis(50);

    private final LinkOpener opener;
    private final int address;
    private final LongSupplier nanos;
    private @Nullable Link link;

    public Pzem(LinkOpener opener, int address, LongSupplier nanos) {
        this.opener = opener;
        this.address = address;
        this.nanos = nanos;
    }

    @Override
    public synchronized Reading read() throws PowerException {
        try {
            Link open = link == null ? opener.open() : link;
            link = open;
            open.write(withCrc((byte) address, (byte) READ_INPUT, (byte) 0, (byte) 0, (byte) 0, (byte) REGISTERS));
            return parse(answer(open));
        } catch (LinkException e) {
            close();
            throw new PowerException("meter: " + e.getMessage(), e);
        }
    }

    private byte[] answer(Link open) throws LinkException, PowerException {
        byte[] answer = new byte[ANSWER_BYTES];
        byte[] chunk = new byte[ANSWER_BYTES];
        int have = 0;
        long from = nanos.getAsLong();
        while (have < ANSWER_BYTES) {
            int count = open.read(chunk, LISTEN);
            int taken = Math.min(count, ANSWER_BYTES - have);
            System.arraycopy(chunk, 0, answer, have, taken);
            have += taken;
            if (count == 0 && nanos.getAsLong() - from > PATIENCE_NANOS) {
                throw new PowerException("meter " + address + " does not answer (" + have + " bytes)");
            }
        }
        return answer;
    }

    private Reading parse(byte[] answer) throws PowerException {
        byte[] body = Arrays.copyOf(answer, ANSWER_BYTES - 2);
        boolean sound = Arrays.equals(withCrc(body), answer)
                && (answer[0] & 0xFF) == address
                && answer[1] == READ_INPUT
                && answer[2] == 2 * REGISTERS;
        if (!sound) {
            throw new PowerException("meter " + address + " answers garbage");
        }
        ByteBuffer registers = ByteBuffer.wrap(answer, 3, 2 * REGISTERS);
        registers.getShort();
        long2(registers);
        return new Reading(long2(registers) * 0.1, long2(registers));
    }

    private static long long2(ByteBuffer registers) {
        int low = registers.getShort() & 0xFFFF;
        int high = registers.getShort() & 0xFFFF;
        return (long) high << 16 | low;
    }

    /** Modbus CRC-16: polynomial A001, start FFFF, low byte first. */
    static byte[] withCrc(byte... bytes) {
        int crc = 0xFFFF;
        for (byte b : bytes) {
            crc ^= b & 0xFF;
            for (int i = 0; i < 8; i++) {
                crc = (crc & 1) == 1 ? crc >> 1 ^ 0xA001 : crc >> 1;
            }
        }
        byte[] all = Arrays.copyOf(bytes, bytes.length + 2);
        all[bytes.length] = (byte) crc;
        all[bytes.length + 1] = (byte) (crc >> 8);
        return all;
    }

    @Override
    public synchronized void close() {
        if (link != null) {
            link.close();
            link = null;
        }
    }
}
