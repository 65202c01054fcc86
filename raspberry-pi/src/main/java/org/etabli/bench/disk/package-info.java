/** Small files that a power loss leaves whole. */
@NullMarked
package org.etabli.bench.disk;

import org.jspecify.annotations.NullMarked;
