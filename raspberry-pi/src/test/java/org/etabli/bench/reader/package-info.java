/** What readers make of bytes. */
@NullMarked
package org.etabli.bench.reader;

import org.jspecify.annotations.NullMarked;
