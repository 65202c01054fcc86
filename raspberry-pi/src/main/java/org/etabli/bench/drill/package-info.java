/** The safety drill: takes away interlock, connection and process from a machine that is on, and times its power. */
@NullMarked
package org.etabli.bench.drill;

import org.jspecify.annotations.NullMarked;
