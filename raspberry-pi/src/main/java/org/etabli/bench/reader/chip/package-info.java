/** The badge reader chips, byte by byte as their datasheets have it. */
@NullMarked
package org.etabli.bench.reader.chip;

import org.jspecify.annotations.NullMarked;
