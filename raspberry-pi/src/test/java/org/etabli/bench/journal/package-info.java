/** What the journal keeps. */
@NullMarked
package org.etabli.bench.journal;

import org.jspecify.annotations.NullMarked;
