package org.etabli.bench.reader.chip;

import java.util.Optional;
import org.etabli.bench.reader.ReaderException;

/** A reader chip that is asked, again and again, whether a card is there. */
public interface CardChip extends AutoCloseable {

    /** Wakes the chip and sets it up; again after any failure. */
    void begin() throws ReaderException;

    /** The UID of a card in the field, upper-case hexadecimal. */
    Optional<String> poll() throws ReaderException;

    /** Gives the bus back. */
    @Override
    void close();
}
