/** The bench's one configuration file, checked whole at the start, a sentence for every mistake. */
@NullMarked
package org.etabli.bench.settings;

import org.jspecify.annotations.NullMarked;
