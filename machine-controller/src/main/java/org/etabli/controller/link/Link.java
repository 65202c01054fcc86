package org.etabli.controller.link;

import java.time.Duration;

/**
 * Bytes to and from one machine. One thread reads and writes; any thread may close.
 *
 * <p>A link that lost its other end says so once, by a {@link LinkException}, and is dead from then on: the caller
 * closes it and opens another.
 */
public interface Link extends AutoCloseable {

    /** What a person would call this wire, such as {@code /dev/ttyUSB0} or {@code tcp://grbl.local:23}. */
    String name();

    /**
     * Waits for bytes, at most for the time given; a terminal counts in tenths of a second, so that one may take longer.
     *
     * @return how many bytes were put in the buffer, 0 when none came in time
     */
    int read(byte[] buffer, Duration atMost) throws LinkException;

    /** Writes every byte, or throws. */
    void write(byte[] bytes) throws LinkException;

    /** Gives the wire back. Closing twice changes nothing. */
    @Override
    void close();
}
