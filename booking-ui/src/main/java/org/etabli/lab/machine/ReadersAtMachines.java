package org.etabli.lab.machine;

import java.util.List;
import org.etabli.lab.member.Readers;
import org.springframework.stereotype.Component;

/** Each machine has a reader. */
@Component
class ReadersAtMachines implements Readers {

    private final Machines machines;

    ReadersAtMachines(Machines machines) {
        this.machines = machines;
    }

    @Override
    public List<Reader> all() {
        return machines.all().stream()
                .map(machine -> new Reader(machine.id().value(), machine.name()))
                .toList();
    }
}
