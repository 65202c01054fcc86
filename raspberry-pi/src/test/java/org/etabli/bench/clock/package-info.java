/** When a clock is believed. */
@NullMarked
package org.etabli.bench.clock;

import org.jspecify.annotations.NullMarked;
