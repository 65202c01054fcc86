package org.etabli.bench.reader.chip;

import org.etabli.bench.reader.ReaderException;

/** One of the PN532's three host interfaces. */
interface Pn532Wire extends AutoCloseable {

    void wake() throws ReaderException;

    void write(byte[] frame) throws ReaderException;

    /** Whether the chip has something to say. */
    boolean ready() throws ReaderException;

    /** Reads so many bytes of what it says, from the frame's beginning. */
    byte[] read(int count) throws ReaderException;

    @Override
    void close();
}
