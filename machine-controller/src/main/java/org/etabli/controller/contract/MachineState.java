package org.etabli.controller.contract;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a machine is doing now, retained on its state topic.
 *
 * @param gate the gate's state
 * @param relayClosed whether the machine has power
 * @param session the open session, if any
 * @param member whose it is
 * @param until when the session must end
 * @param refused why the last badge was refused, for a few seconds after it
 * @param watts momentary power; negative where nothing measures it
 * @param wattHours energy since the session opened
 */
public record MachineState(
        int v,
        Instant at,
        GateState gate,
        boolean relayClosed,
        @Nullable String session,
        @Nullable String member,
        @Nullable Instant until,
        @Nullable RefusalReason refused,
        double watts,
        double wattHours,
        @Nullable JobProgress job) {

    public MachineState {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(gate, "gate");
    }

    /** Whether the machine has power for this member. */
    public boolean isOnFor(String who) {
        return relayClosed && who.equals(member);
    }

    /** The gate's states as others see them. */
    public enum GateState {
        OFF,
        GRANTED,
        ON,
        RUNNING,
        WARNING,
        RUN_ON,
        OUT_OF_SERVICE,
        FAULT
    }
}
