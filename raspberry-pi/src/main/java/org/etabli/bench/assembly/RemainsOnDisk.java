package org.etabli.bench.assembly;

import org.etabli.bench.host.FileRunner;
import org.etabli.bench.host.MachineMemory;
import org.etabli.bench.host.Recovery;
import org.etabli.bench.power.Energy;
import org.etabli.controller.contract.Happening;
import org.etabli.controller.contract.JobUsage;

/** What a machine's own files still know of its last session. */
record RemainsOnDisk(MachineMemory memory, FileRunner runner) implements Recovery.Remains {

    /** Of a machine that is no longer configured. */
    static final Recovery.Remains NOTHING = new Recovery.Remains() {
        @Override
        public Happening.JobEnded interrupted(Happening.JobStarted job) {
            return unknown(job);
        }

        @Override
        public double wattHours(String session) {
            return Energy.UNKNOWN;
        }
    };

    private static Happening.JobEnded unknown(Happening.JobStarted job) {
        return new Happening.JobEnded(job.job(), Happening.Outcome.INTERRUPTED, null, 0, 0, JobUsage.none());
    }

    @Override
    public Happening.JobEnded interrupted(Happening.JobStarted job) {
        return runner.interrupted(job).orElseGet(() -> unknown(job));
    }

    @Override
    public double wattHours(String session) {
        return memory.wattHours(session);
    }
}
