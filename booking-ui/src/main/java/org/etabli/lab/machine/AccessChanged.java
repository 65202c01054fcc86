package org.etabli.lab.machine;

import org.jspecify.annotations.Nullable;

/**
 * Who may use which machine has changed: benches have to know.
 *
 * @param machine the one it concerns; absent for any
 */
public record AccessChanged(@Nullable MachineId machine) {}
