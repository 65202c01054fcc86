/** Badge readers: each turns its wire's bytes into the number of the badge that is there. */
@NullMarked
package org.etabli.bench.reader;

import org.jspecify.annotations.NullMarked;
