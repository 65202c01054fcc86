/** What the gate's rules promise. */
@NullMarked
package org.etabli.bench.gate;

import org.jspecify.annotations.NullMarked;
