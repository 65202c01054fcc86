package org.etabli.lab.bench;

import org.etabli.controller.contract.BenchEvent;

/**
 * A bench told something for the first time. Listeners run in the transaction that keeps the event, so what they write
 * and the event itself are there together or not at all.
 */
public record BenchReported(BenchEvent event) {}
