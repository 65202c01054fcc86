/** Two times: an uptime nothing can move, for limits, and the wall clock, for people, with what it can be trusted for. */
@NullMarked
package org.etabli.bench.clock;

import org.jspecify.annotations.NullMarked;
