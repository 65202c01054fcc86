package org.etabli.bench.power;

import org.etabli.bench.gate.Fault;

/** A contact that forbids power while it is open. */
public interface Interlock {

    /** What its opening is to the gate. */
    Fault fault();

    boolean isOpen();

    /** Calls back, soon, when it changes; from a thread of the hardware's. */
    void onChange(Runnable changed);
}
