/** Benches as a manager sees them. */
@NullMarked
package org.etabli.lab.bench.ui;

import org.jspecify.annotations.NullMarked;
