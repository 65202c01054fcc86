/** Keeps every event on disk before it is acted on or sent, and until the server has it. */
@NullMarked
package org.etabli.bench.journal;

import org.jspecify.annotations.NullMarked;
