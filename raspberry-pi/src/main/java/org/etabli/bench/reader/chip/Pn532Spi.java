package org.etabli.bench.reader.chip;

import java.util.Arrays;
import org.etabli.bench.reader.ReaderException;

/**
 * PN532 on SPI (UM0701-02, 6.2.5): a first byte says what follows, data write 01, status read 02, data read 03; the chip
 * takes the lowest bit first, the Pi sends the highest first, so every byte is turned around here. Mode 0, at most 5 MHz.
 */
final class Pn532Spi implements Pn532Wire {

    private static final byte DATA_WRITE = 0x01;
    private static final byte STATUS_READ = 0x02;
    private static final byte DATA_READ = 0x03;

    private final Bus bus;

    Pn532Spi(Bus bus) {
        this.bus = bus;
    }

    @Override
    public void wake() throws ReaderException {
        bus.transfer(new byte[] {0});
    }

    @Override
    public void write(byte[] frame) throws ReaderException {
        bus.transfer(turned(prefixed(DATA_WRITE, frame)));
    }

    @Override
    public boolean ready() throws ReaderException {
        byte[] answer = turned(bus.transfer(turned(new byte[] {STATUS_READ, 0})));
        return (answer[1] & 1) == 1;
    }

    @Override
    public byte[] read(int count) throws ReaderException {
        byte[] answer = turned(bus.transfer(turned(prefixed(DATA_READ, new byte[count]))));
        return Arrays.copyOfRange(answer, 1, answer.length);
    }

    private static byte[] prefixed(byte first, byte[] rest) {
        byte[] all = new byte[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    static byte[] turned(byte[] bytes) {
        byte[] turned = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            turned[i] = (byte) (Integer.reverse(bytes[i] & 0xFF) >>> 24);
        }
        return turned;
    }

    @Override
    public void close() {
        bus.close();
    }
}
