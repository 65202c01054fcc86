package org.etabli.lab.bench;

import org.etabli.controller.contract.BenchStatus;

/** A bench said how it is: at each connection, and when it takes up a lease. Told on a broker thread. */
record BenchSpoke(String bench, BenchStatus status) {}
