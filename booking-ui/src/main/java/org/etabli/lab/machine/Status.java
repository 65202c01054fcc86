package org.etabli.lab.machine;

import java.util.Optional;
import org.etabli.controller.contract.MachineState;

/** What somebody in front of a machine sees: its condition, and while it is in service, whether it is taken. */
public enum Status {
    FREE,
    IN_USE,
    RESERVED,
    TO_CHECK,
    MAINTENANCE,
    OUT_OF_SERVICE;

    /** A machine that is not in service, here or at its bench, is nothing else, whatever its relay does. */
    public static Status of(Condition condition, Optional<MachineState> state, boolean reserved) {
        return switch (condition) {
            case IN_SERVICE -> inService(state, reserved);
            case TO_CHECK -> TO_CHECK;
            case MAINTENANCE -> MAINTENANCE;
            case OUT_OF_SERVICE -> OUT_OF_SERVICE;
        };
    }

    private static Status inService(Optional<MachineState> state, boolean reserved) {
        MachineState.GateState gate = state.map(MachineState::gate).orElse(null);
        if (gate == MachineState.GateState.OUT_OF_SERVICE || gate == MachineState.GateState.FAULT) {
            return OUT_OF_SERVICE;
        }
        boolean powered = state.filter(MachineState::relayClosed).isPresent();
        return powered ? IN_USE : reserved ? RESERVED : FREE;
    }
}
