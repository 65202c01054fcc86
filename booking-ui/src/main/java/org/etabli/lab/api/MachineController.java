package org.etabli.lab.api;

import java.util.List;
import org.etabli.controller.contract.MachineState;
import org.etabli.lab.bench.LiveStates;
import org.etabli.lab.machine.Machine;
import org.etabli.lab.machine.Machines;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/machines}. */
@RestController
class MachineController {

    private final Machines machines;
    private final LiveStates states;

    MachineController(Machines machines, LiveStates states) {
        this.machines = machines;
        this.states = states;
    }

    /** @param gate what its gate is doing; absent while its bench has said nothing */
    record Shown(
            String id,
            String name,
            String kind,
            String profile,
            int hourlyCents,
            MachineState.@Nullable GateState gate,
            boolean powered) {}

    @GetMapping("/api/v1/machines")
    List<Shown> all() {
        return machines.all().stream().map(this::shown).toList();
    }

    private Shown shown(Machine machine) {
        var state = states.of(machine.id().value());
        return new Shown(
                machine.id().value(),
                machine.name(),
                machine.profile().kind().name().toLowerCase(java.util.Locale.ROOT),
                machine.profileName(),
                machine.hourlyCents(),
                state.map(MachineState::gate).orElse(null),
                state.map(MachineState::relayClosed).orElse(false));
    }
}
