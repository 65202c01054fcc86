/** A lab for tests: a real broker, a small HTTP server and a clock that is stepped. */
@NullMarked
package org.etabli.bench.lab;

import org.jspecify.annotations.NullMarked;
