/** What the reader tells people. */
@NullMarked
package org.etabli.bench.feedback;

import org.jspecify.annotations.NullMarked;
