package org.etabli.bench.reader.chip;

import java.util.Arrays;
import org.etabli.bench.reader.ReaderException;

/** PN532 on I²C (UM0701-02, 6.2.4): every read begins with a status byte, 01 when the chip is ready. Address 0x24. */
final class Pn532I2c implements Pn532Wire {

    static final int ADDRESS = 0x24;
    private static final byte READY = 1;

    private final Bus bus;

    Pn532I2c(Bus bus) {
        this.bus = bus;
    }

    @Override
    public void wake() {
        // The first address on the bus wakes the chip; the first command may be lost for it and is sent again.
    }

    @Override
    public void write(byte[] frame) throws ReaderException {
        bus.write(frame);
    }

    @Override
    public boolean ready() throws ReaderException {
        return (bus.read(1)[0] & 1) == READY;
    }

    @Override
    public byte[] read(int count) throws ReaderException {
        byte[] bytes = bus.read(count + 1);
        return Arrays.copyOfRange(bytes, 1, bytes.length);
    }

    @Override
    public void close() {
        bus.close();
    }
}
