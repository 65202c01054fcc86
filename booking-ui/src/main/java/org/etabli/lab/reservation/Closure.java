package org.etabli.lab.reservation;

import java.util.UUID;
import org.etabli.lab.machine.MachineId;
import org.jspecify.annotations.Nullable;

/** A time when the lab, or one machine of it, is not to be used: holidays, maintenance. */
public record Closure(UUID id, @Nullable MachineId machine, TimeSlot slot, String reason) {

    public static final int LONGEST_REASON = 200;
}
