package org.etabli.bench.gate;

import java.util.Locale;

/** Why a job was not started; the word crosses the wire, sometimes followed by {@code ": "} and a detail. */
public enum JobRefusal {
    NO_SESSION,
    NOT_YOUR_SESSION,
    ANOTHER_JOB_RUNS,
    OUT_OF_SERVICE,
    INTERLOCK_OPEN,
    FILE_NOT_FETCHED,
    FILE_NOT_ACCEPTED,
    MACHINE_NOT_CONNECTED,
    CANCELLED_BEFORE_START;

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
