/** Relays that open when nobody vouches for them, and meters that count what flowed. */
@NullMarked
package org.etabli.bench.power;

import org.jspecify.annotations.NullMarked;
