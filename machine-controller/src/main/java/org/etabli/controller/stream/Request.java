package org.etabli.controller.stream;

/** What a person asks of a running job. */
public enum Request {
    PAUSE,
    RESUME,
    CANCEL
}
