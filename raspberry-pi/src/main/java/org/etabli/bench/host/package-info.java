/** Hosts one machine: carries out what its gate decides, runs its jobs, and is watched while it does. */
@NullMarked
package org.etabli.bench.host;

import org.jspecify.annotations.NullMarked;
