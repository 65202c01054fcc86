/** Personal data: what is kept and why, given out and erased at a person's wish, let go of in time. */
@NullMarked
package org.etabli.lab.privacy;

import org.jspecify.annotations.NullMarked;
