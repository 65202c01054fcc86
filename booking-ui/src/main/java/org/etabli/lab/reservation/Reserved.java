package org.etabli.lab.reservation;

import java.util.List;

/** The answer to a wish for a slot. */
public sealed interface Reserved {

    record Granted(Reservation reservation) implements Reserved {}

    /** @param alternatives free slots of the same length on the same machine, nearest first */
    record Refused(Why why, List<TimeSlot> alternatives) implements Reserved {}

    /** Which rule said no. */
    enum Why {
        TAKEN,
        IN_THE_PAST,
        TOO_LONG,
        TOO_SHORT,
        TOO_FAR_AHEAD
    }
}
