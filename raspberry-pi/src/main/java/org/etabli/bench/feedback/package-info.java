/** Tells the person at the reader what happened: lamp, buzzer, a small display, in their language. */
@NullMarked
package org.etabli.bench.feedback;

import org.jspecify.annotations.NullMarked;
