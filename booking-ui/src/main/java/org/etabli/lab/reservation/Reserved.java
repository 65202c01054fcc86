package org.etabli.lab.reservation;

import java.util.List;
import org.etabli.lab.machine.Machine;

/** The answer to a wish for a slot. */
public sealed interface Reserved {

    record Granted(Reservation reservation) implements Reserved {}

    /**
     * @param refusals every rule that says no, at least one
     * @param alternatives slots on the same machine that the member may have, nearest first
     * @param elsewhere machines of the same kind that are free for the very slot
     */
    record Refused(List<Refusal> refusals, List<TimeSlot> alternatives, List<Machine> elsewhere) implements Reserved {

        /** The one to say first. */
        public Refusal refusal() {
            return refusals.getFirst();
        }
    }
}
