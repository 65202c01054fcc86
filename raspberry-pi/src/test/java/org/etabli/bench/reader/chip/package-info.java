/** The reader chips against fakes that speak their datasheets. */
@NullMarked
package org.etabli.bench.reader.chip;

import org.jspecify.annotations.NullMarked;
