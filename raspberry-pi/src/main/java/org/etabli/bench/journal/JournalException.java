package org.etabli.bench.journal;

/** The journal's disk is full, broken or not ours; nothing that must be on disk first may be done. */
public class JournalException extends Exception {

    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }

    public JournalException(String message) {
        super(message);
    }
}
