package org.etabli.lab.bench;

import java.time.Instant;
import org.etabli.controller.contract.BenchStatus;
import org.etabli.controller.contract.JobProgress;
import org.etabli.controller.contract.JobUsage;
import org.etabli.controller.contract.MachineState;
import org.etabli.controller.contract.Wire;

/** Says what a bench would have said. */
public final class LiveStatesInTests {

    private LiveStatesInTests() {}

    /** A machine that runs a job which will take so long still. */
    public static void running(LiveStates states, String machine, String member, Instant at, double secondsLeft) {
        JobProgress job = new JobProgress(
                "job", JobProgress.State.RUNNING, 1, 1, 2, 0.5, 60, secondsLeft, 200, 60, null, JobUsage.none());
        states.put(
                machine,
                new MachineState(
                        Wire.VERSION,
                        at,
                        MachineState.GateState.RUNNING,
                        true,
                        "session",
                        member,
                        null,
                        null,
                        100,
                        1,
                        job));
    }

    public static void off(LiveStates states, String machine, Instant at) {
        states.put(
                machine,
                new MachineState(
                        Wire.VERSION, at, MachineState.GateState.OFF, false, null, null, null, null, 0, 0, null));
    }

    public static void status(LiveStates states, String bench, boolean online) {
        states.put(bench, new BenchStatus(Wire.VERSION, online, null, null, 0, 0));
    }
}
