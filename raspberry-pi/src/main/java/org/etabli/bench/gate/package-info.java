/** Decides when a machine has power: one pure state machine per gate. */
@NullMarked
package org.etabli.bench.gate;

import org.jspecify.annotations.NullMarked;
