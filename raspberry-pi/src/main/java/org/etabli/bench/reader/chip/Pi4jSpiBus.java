package org.etabli.bench.reader.chip;

import com.pi4j.exception.Pi4JException;
import com.pi4j.io.spi.Spi;
import org.etabli.bench.reader.ReaderException;

/** SPI through Pi4J. */
final class Pi4jSpiBus implements Bus {

    private final Spi spi;

    Pi4jSpiBus(Spi spi) {
        this.spi = spi;
    }

    @Override
    public void write(byte[] bytes) throws ReaderException {
        transfer(bytes);
    }

    @Override
    public byte[] read(int count) throws ReaderException {
        return transfer(new byte[count]);
    }

    @Override
    public byte[] transfer(byte[] bytes) throws ReaderException {
        byte[] answer = new byte[bytes.length];
        try {
            int done = spi.transfer(bytes, 0, answer, 0, bytes.length);
            if (done < 0) {
                throw new ReaderException("SPI transfer failed with " + done);
            }
            return answer;
        } catch (Pi4JException e) {
            throw new ReaderException("SPI: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        spi.close();
    }
}
