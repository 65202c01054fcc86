/** What relays and meters do. */
@NullMarked
package org.etabli.bench.power;

import org.jspecify.annotations.NullMarked;
