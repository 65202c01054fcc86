/** Simulated firmwares with finite buffers, real move times, heat and faults from a seed, on a pseudo-terminal or in memory. */
@NullMarked
package org.etabli.controller.sim;

import org.jspecify.annotations.NullMarked;
