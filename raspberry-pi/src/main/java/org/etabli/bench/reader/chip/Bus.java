package org.etabli.bench.reader.chip;

import org.etabli.bench.reader.ReaderException;

/** A few bytes to and from one chip. */
public interface Bus extends AutoCloseable {

    void write(byte[] bytes) throws ReaderException;

    /** Reads exactly so many bytes. */
    byte[] read(int count) throws ReaderException;

    /** Sends bytes and returns those that came meanwhile: SPI. */
    byte[] transfer(byte[] bytes) throws ReaderException;

    @Override
    void close();
}
