package org.etabli.bench.reader.chip;

import com.pi4j.io.spi.Spi;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.etabli.bench.reader.ReaderException;

/**
 * NXP MFRC522 on SPI (datasheet rev. 3.9; registers in chapter 9, SPI in 8.1.2): asks for ISO 14443-3 type A cards and
 * reads their UID through the cascade levels. Mode 0, at most 10 MHz.
 */
public final class Mfrc522 implements CardChip {

    static final int COMMAND = 0x01;
    static final int COM_IRQ = 0x04;
    static final int ERROR = 0x06;
    static final int FIFO_DATA = 0x09;
    static final int FIFO_LEVEL = 0x0A;
    static final int BIT_FRAMING = 0x0D;
    static final int MODE = 0x11;
    static final int TX_CONTROL = 0x14;
    static final int TX_ASK = 0x15;
    static final int T_MODE = 0x2A;
    static final int T_PRESCALER = 0x2B;
    static final int T_RELOAD_HIGH = 0x2C;
    static final int T_RELOAD_LOW = 0x2D;
    static final int VERSION = 0x37;

    static final int IDLE = 0x00;
    static final int TRANSCEIVE = 0x0C;
    static final int SOFT_RESET = 0x0F;

    static final int RX_IRQ = 0x20;
    static final int TIMER_IRQ = 0x01;
    static final int START_SEND = 0x80;
    static final int ANTENNA_ON = 0x03;

    static final byte WUPA = 0x52;
    static final int[] SELECT = {0x93, 0x95, 0x97};
    private static final byte ANTICOLLISION_NVB = 0x20;
    private static final byte SELECT_NVB = 0x70;
    private static final byte CASCADE_TAG = (byte) 0x88;
    private static final int MORE_LEVELS = 0x04;
    private static final int CRC_A_START = 0x6363;

    /** The timer of the chip itself ends a fruitless exchange after 25 ms; a look takes some 20 µs of SPI. */
    private static final int MOST_LOOKS = 2_000;

    private final Bus bus;

    Mfrc522(Bus bus) {
        this.bus = bus;
    }

    public static Mfrc522 onSpi(Spi spi) {
        return new Mfrc522(new Pi4jSpiBus(spi));
    }

    @Override
    public void begin() throws ReaderException {
        write(COMMAND, SOFT_RESET);
        int version = read(VERSION);
        if (version == 0 || version == 0xFF) {
            throw new ReaderException("MFRC522 does not answer (version " + Integer.toHexString(version)
                    + "): check wiring, and that SPI is enabled");
        }
        // The timer starts after each sending: 40 kHz, 1000 ticks, 25 ms.
        write(T_MODE, 0x80);
        write(T_PRESCALER, 0xA9);
        write(T_RELOAD_HIGH, 0x03);
        write(T_RELOAD_LOW, 0xE8);
        // 100 % ASK whatever ModGsP says; CRC preset 6363.
        write(TX_ASK, 0x40);
        write(MODE, 0x3D);
        write(TX_CONTROL, read(TX_CONTROL) | ANTENNA_ON);
    }

    @Override
    public Optional<String> poll() throws ReaderException {
        byte[] atqa = exchange(7, WUPA);
        if (atqa.length != 2) {
            return Optional.empty();
        }
        ByteArrayOutputStream uid = new ByteArrayOutputStream();
        for (int level : SELECT) {
            byte[] part = exchange(0, (byte) level, ANTICOLLISION_NVB);
            if (part.length != 5 || (part[0] ^ part[1] ^ part[2] ^ part[3] ^ part[4]) != 0) {
                return Optional.empty();
            }
            byte[] sak = exchange(0, withCrc((byte) level, SELECT_NVB, part[0], part[1], part[2], part[3], part[4]));
            if (sak.length != 3) {
                return Optional.empty();
            }
            boolean more = (sak[0] & MORE_LEVELS) != 0;
            if (more && part[0] != CASCADE_TAG) {
                return Optional.empty();
            }
            uid.writeBytes(more ? Arrays.copyOfRange(part, 1, 4) : Arrays.copyOf(part, 4));
            if (!more) {
                return Optional.of(HexFormat.of().withUpperCase().formatHex(uid.toByteArray()));
            }
        }
        return Optional.empty();
    }

    /** Sends to the card and returns its answer; empty when none came. */
    private byte[] exchange(int lastBits, byte... data) throws ReaderException {
        write(COMMAND, IDLE);
        write(COM_IRQ, 0x7F);
        write(FIFO_LEVEL, 0x80);
        for (byte b : data) {
            write(FIFO_DATA, b & 0xFF);
        }
        write(BIT_FRAMING, lastBits);
        write(COMMAND, TRANSCEIVE);
        write(BIT_FRAMING, START_SEND | lastBits);
        for (int i = 0; i < MOST_LOOKS; i++) {
            int irq = read(COM_IRQ);
            if ((irq & RX_IRQ) != 0) {
                return received();
            }
            if ((irq & TIMER_IRQ) != 0) {
                return new byte[0];
            }
        }
        throw new ReaderException("MFRC522 hangs in an exchange");
    }

    private byte[] received() throws ReaderException {
        // Buffer overflow, collision, parity or protocol error: not a card alone in the field.
        if ((read(ERROR) & 0x1B) != 0) {
            return new byte[0];
        }
        byte[] bytes = new byte[read(FIFO_LEVEL)];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) read(FIFO_DATA);
        }
        return bytes;
    }

    /** ISO 14443-3, annex B: CRC_A, low byte first. */
    static byte[] withCrc(byte... data) {
        int crc = CRC_A_START;
        for (byte b : data) {
            int x = (b ^ crc) & 0xFF;
            x = (x ^ (x << 4)) & 0xFF;
            crc = ((crc >> 8) ^ (x << 8) ^ (x << 3) ^ (x >> 4)) & 0xFFFF;
        }
        byte[] all = Arrays.copyOf(data, data.length + 2);
        all[data.length] = (byte) crc;
        all[data.length + 1] = (byte) (crc >> 8);
        return all;
    }

    /** The address is shifted by one; its highest bit says read. */
    private void write(int register, int value) throws ReaderException {
        bus.transfer(new byte[] {(byte) (register << 1 & 0x7E), (byte) value});
    }

    private int read(int register) throws ReaderException {
        return bus.transfer(new byte[] {(byte) (register << 1 & 0x7E | 0x80), 0})[1] & 0xFF;
    }

    @Override
    public void close() {
        bus.close();
    }
}
