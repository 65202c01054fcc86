/** What a person runs by hand on the bench. */
@NullMarked
package org.etabli.bench.cli;

import org.jspecify.annotations.NullMarked;
