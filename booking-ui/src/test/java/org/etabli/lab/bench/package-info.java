/** Benches as the server sees them, tried against the real broker. */
@NullMarked
package org.etabli.lab.bench;

import org.jspecify.annotations.NullMarked;
