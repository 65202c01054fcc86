package org.etabli.lab.reservation;

import org.etabli.lab.machine.MachineId;

/** A reservation was made, moved or cancelled: the machine's bench has to know. */
public record ReservationChanged(ReservationId reservation, MachineId machine) {}
