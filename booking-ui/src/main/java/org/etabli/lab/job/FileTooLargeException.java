package org.etabli.lab.job;

import java.io.IOException;

/** An upload past the lab's limit ({@code etabli.upload.max}). */
public class FileTooLargeException extends IOException {

    private final long maxBytes;

    FileTooLargeException(long maxBytes) {
        super("more than " + maxBytes + " bytes");
        this.maxBytes = maxBytes;
    }

    public long maxBytes() {
        return maxBytes;
    }
}
