/** One file with everything a lab has to keep, and the way back from it. */
@NullMarked
package org.etabli.lab.backup;

import org.jspecify.annotations.NullMarked;
