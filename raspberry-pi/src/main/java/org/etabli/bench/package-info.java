/** The bench service: badge readers, relays and jobs of one Raspberry Pi. */
@NullMarked
package org.etabli.bench;

import org.jspecify.annotations.NullMarked;
