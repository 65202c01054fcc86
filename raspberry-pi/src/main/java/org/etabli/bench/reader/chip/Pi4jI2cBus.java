package org.etabli.bench.reader.chip;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.i2c.I2C;
import org.etabli.bench.reader.ReaderException;

/** I²C through Pi4J. */
final class Pi4jI2cBus implements Bus {

    private final I2C i2c;

    Pi4jI2cBus(I2C i2c) {
        this.i2c = i2c;
    }

    @Override
    public void write(byte[] bytes) throws ReaderException {
        try {
            i2c.write(bytes);
        } catch (Pi4JException e) {
            throw new ReaderException("I²C: " + e.getMessage(), e);
        }
    }

    @Override
    public byte[] read(int count) throws ReaderException {
        byte[] bytes = new byte[count];
        try {
            int read = i2c.read(bytes, 0, count);
            if (read < count) {
                throw new ReaderException("I²C gave " + read + " of " + count + " bytes");
            }
            return bytes;
        } catch (Pi4JException e) {
            throw new ReaderException("I²C: " + e.getMessage(), e);
        }
    }

    @Override
    public byte[] transfer(byte[] bytes) throws ReaderException {
        throw new ReaderException("I²C does not send and receive at once");
    }

    @Override
    public void close() {
        i2c.close();
    }
}
