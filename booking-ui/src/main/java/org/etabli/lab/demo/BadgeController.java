package org.etabli.lab.demo;

import org.etabli.lab.machine.MachineId;
import org.etabli.lab.machine.Machines;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/demo/badges}: in the demo only, holds somebody's badge to a simulated reader. */
@RestController
@ConditionalOnBooleanProperty("etabli.demo")
class BadgeController {

    private final SimulatedReader reader;
    private final Machines machines;

    BadgeController(SimulatedReader reader, Machines machines) {
        this.reader = reader;
        this.machines = machines;
    }

    record Presented(String machine, String member) {}

    @PostMapping("/api/v1/demo/badges")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void present(@RequestBody Presented presented) {
        machines.find(new MachineId(presented.machine()))
                .ifPresent(machine -> reader.present(machine, presented.member()));
    }
}
