package org.etabli.lab.course.queue;

import java.time.Instant;
import org.etabli.lab.machine.MachineId;

/**
 * A machine of the session.
 *
 * @param freeFrom when it can begin the next piece
 * @param classEnds when pieces have to be finished for their children to take them home
 * @param lastEnd until when it may go on after the class; {@code classEnds} where it may not
 */
public record Lane(MachineId machine, Instant freeFrom, Instant classEnds, Instant lastEnd) {

    public Lane {
        if (lastEnd.isBefore(classEnds)) {
            throw new IllegalArgumentException(machine + " may not stop before the class ends");
        }
    }
}
