/** Builds a bench from its settings. */
@NullMarked
package org.etabli.bench.assembly;

import org.jspecify.annotations.NullMarked;
