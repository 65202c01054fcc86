package org.etabli.bench.reader;

/** A reader that does not answer, or not as its datasheet says. */
public class ReaderException extends Exception {

    public ReaderException(String message) {
        super(message);
    }

    public ReaderException(String message, Throwable cause) {
        super(message, cause);
    }
}
