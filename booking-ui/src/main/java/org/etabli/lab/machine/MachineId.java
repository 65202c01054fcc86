package org.etabli.lab.machine;

import org.etabli.controller.contract.Topics;

/** A machine's short name, as it stands in topics and addresses: lower-case letters, digits and dashes. */
public record MachineId(String value) {

    public MachineId {
        if (!Topics.isName(value)) {
            throw new IllegalArgumentException("machine \"" + value + "\": use lower-case letters, digits and dashes");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
