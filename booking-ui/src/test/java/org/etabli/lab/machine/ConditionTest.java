package org.etabli.lab.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.etabli.controller.contract.MachineState;
import org.etabli.controller.contract.MachineState.GateState;
import org.etabli.lab.machine.Condition.Change;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConditionTest {

    /** Every condition by every change; a dash where the change makes no sense. */
    @ParameterizedTest
    @CsvSource({
        //               DANGER_REPORTED  FOUND_FINE  BEGUN        ENDED       TAKEN_OUT       PUT_BACK
        "IN_SERVICE,     TO_CHECK,        -,          MAINTENANCE, -,          OUT_OF_SERVICE, -",
        "TO_CHECK,       TO_CHECK,        IN_SERVICE, MAINTENANCE, -,          OUT_OF_SERVICE, -",
        "MAINTENANCE,    MAINTENANCE,     -,          -,           IN_SERVICE, OUT_OF_SERVICE, -",
        "OUT_OF_SERVICE, OUT_OF_SERVICE,  -,          MAINTENANCE, -,          -,              TO_CHECK",
    })
    void theWholeTable(
            Condition from, String danger, String fine, String begun, String ended, String takenOut, String putBack) {
        String[] expected = {danger, fine, begun, ended, takenOut, putBack};

        String[] found = Arrays.stream(Change.values())
                .map(change -> from.after(change).map(Enum::name).orElse("-"))
                .toArray(String[]::new);

        assertThat(found).containsExactly(expected);
    }

    @Test
    void aMachineOutOfServiceIsNeverUsableAfterOneStep() {
        for (Change change : Change.values()) {
            assertThat(Condition.OUT_OF_SERVICE.after(change))
                    .isNotEqualTo(java.util.Optional.of(Condition.IN_SERVICE));
        }
    }

    @ParameterizedTest
    @EnumSource(Condition.class)
    void aReportNeverMakesAMachineMoreUsable(Condition condition) {
        assertThat(condition.after(Change.DANGER_REPORTED))
                .hasValueSatisfying(next -> assertThat(next).isNotEqualTo(Condition.IN_SERVICE));
    }

    @ParameterizedTest
    @EnumSource(
            value = GateState.class,
            names = {"FAULT", "OUT_OF_SERVICE"})
    void whatItsBenchKeepsShutIsSeenAsOutOfService(GateState gate) {
        assertThat(Status.of(Condition.IN_SERVICE, told(gate, false), true)).isEqualTo(Status.OUT_OF_SERVICE);
    }

    @Test
    void aMachineWhoseBenchHasSaidNothingIsFree() {
        assertThat(Status.of(Condition.IN_SERVICE, Optional.empty(), false)).isEqualTo(Status.FREE);
    }

    private static Optional<MachineState> told(GateState gate, boolean powered) {
        return Optional.of(new MachineState(1, Instant.EPOCH, gate, powered, null, null, null, null, 0, 0, null));
    }

    @ParameterizedTest
    @CsvSource({
        "IN_SERVICE, false, false, FREE",
        "IN_SERVICE, false, true, RESERVED",
        "IN_SERVICE, true, false, IN_USE",
        "IN_SERVICE, true, true, IN_USE",
        "TO_CHECK, true, true, TO_CHECK",
        "MAINTENANCE, true, false, MAINTENANCE",
        "OUT_OF_SERVICE, false, true, OUT_OF_SERVICE",
    })
    void whatIsSeenOfAMachine(Condition condition, boolean powered, boolean reserved, Status status) {
        assertThat(Status.of(condition, told(powered ? GateState.ON : GateState.OFF, powered), reserved))
                .isEqualTo(status);
    }
}
