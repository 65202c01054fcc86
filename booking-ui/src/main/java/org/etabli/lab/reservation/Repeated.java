package org.etabli.lab.reservation;

import java.util.List;

/** The answer to a wish for the same slot every week. */
public sealed interface Repeated {

    /** @param left the weeks that were left out because they are refused; only where that was asked for */
    record Granted(List<Reservation> reservations, List<Week> left) implements Repeated {}

    /** Nothing was reserved. */
    record Refused(List<Week> weeks) implements Repeated {}

    /** A week that cannot be had as wished. */
    record Week(TimeSlot slot, Reserved.Refused why) {}
}
