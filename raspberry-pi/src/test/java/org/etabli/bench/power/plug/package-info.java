/** Smart plugs in their own words. */
@NullMarked
package org.etabli.bench.power.plug;

import org.jspecify.annotations.NullMarked;
