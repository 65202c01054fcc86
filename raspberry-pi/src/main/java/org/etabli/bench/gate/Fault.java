package org.etabli.bench.gate;

import org.etabli.controller.contract.PowerOffCause;

/**
 * Something that forbids power as long as it lasts.
 *
 * @param name as the record and the reader's display know it, such as {@code door} or {@code relay-welded}
 * @param cause what a cut because of it is called
 * @param onlyWhileRunning a laser's door may stand open while somebody lays in a sheet: it then forbids jobs, and cuts
 *     the power only of a running one
 */
public record Fault(String name, PowerOffCause cause, boolean onlyWhileRunning) {}
