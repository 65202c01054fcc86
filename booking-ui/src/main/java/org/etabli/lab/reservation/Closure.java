package org.etabli.lab.reservation;

import java.util.UUID;
import org.etabli.lab.machine.MachineId;
import org.jspecify.annotations.Nullable;

/** A time when a machine, or the whole lab where no machine is named, is not to be used. */
public record Closure(UUID id, @Nullable MachineId machine, TimeSlot slot, String reason) {

    public static final int LONGEST_REASON = 200;

    public boolean concerns(MachineId other) {
        return machine == null || machine.equals(other);
    }
}
