package org.etabli.lab.course.queue;

import java.time.Instant;
import org.etabli.lab.machine.MachineId;

/** When a piece is to be made, and where. */
public record Placement(PieceId piece, MachineId machine, Instant start, Instant end, Fit fit) {

    /** Whether its child can take it home. */
    public enum Fit {
        /** Finished before the class ends. */
        IN_CLASS,
        /** Finished while the machine goes on after the class. */
        AFTER_CLASS,
        /** There is not enough time, even after the class. */
        TOO_LATE
    }
}
