/** What a drill does to one machine. */
@NullMarked
package org.etabli.bench.drill;

import org.jspecify.annotations.NullMarked;
