package org.etabli.controller.job;

import java.io.IOException;

/** The journal cannot be written or read: the disk is full, gone or not ours. */
public final class JournalException extends IOException {

    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
