package org.etabli.lab.bench;

import org.etabli.controller.contract.BenchStatus;
import org.etabli.controller.contract.Wire;

/** Says what a bench would have said. */
public final class LiveStatesInTests {

    private LiveStatesInTests() {}

    public static void status(LiveStates states, String bench, boolean online) {
        states.put(bench, new BenchStatus(Wire.VERSION, online, null, null, 0, 0));
    }
}
