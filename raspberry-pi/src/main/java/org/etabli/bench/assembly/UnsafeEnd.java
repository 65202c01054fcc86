package org.etabli.bench.assembly;

import java.util.function.Consumer;
import org.etabli.bench.clock.BenchClock;
import org.etabli.bench.gate.Fault;
import org.etabli.bench.gate.GateEvent;
import org.etabli.controller.contract.PowerOffCause;

/**
 * Tells the gate of a machine whose heaters or laser software can no longer vouch for. Power is cut; the cut itself
 * resets the machine's board, so the fault does not outlast it.
 */
final class UnsafeEnd implements Runnable {

    private static final Fault FAULT = new Fault("machine-out-of-control", PowerOffCause.INTERLOCK, false);

    private final BenchClock clock;
    private volatile Consumer<GateEvent> gate = event -> {};

    UnsafeEnd(BenchClock clock) {
        this.clock = clock;
    }

    void tell(Consumer<GateEvent> told) {
        gate = told;
    }

    @Override
    public void run() {
        gate.accept(new GateEvent.FaultNoticed(clock.now().uptime(), FAULT));
        gate.accept(new GateEvent.FaultCleared(clock.now().uptime(), FAULT.name()));
    }
}
