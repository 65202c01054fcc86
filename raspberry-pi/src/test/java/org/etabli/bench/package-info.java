/** The bench as a whole. */
@NullMarked
package org.etabli.bench;

import org.jspecify.annotations.NullMarked;
