package org.etabli.bench.clock;

/** What time it is at this bench. */
public interface BenchClock {

    Now now();
}
