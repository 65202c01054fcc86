package org.etabli.lab.machine;

import java.time.Instant;

/** Who keeps the machines' slots: says whether one is taken at an instant. */
@FunctionalInterface
public interface Agenda {
    boolean isReserved(MachineId machine, Instant at);
}
