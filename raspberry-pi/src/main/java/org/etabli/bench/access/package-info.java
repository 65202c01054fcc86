/** Decides a badge from the server's signed lease, here, network or not. */
@NullMarked
package org.etabli.bench.access;

import org.jspecify.annotations.NullMarked;
