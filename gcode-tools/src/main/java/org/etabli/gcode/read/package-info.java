/** Bytes to commands: one pass, bounded memory, no garbage per line. */
@NullMarked
package org.etabli.gcode.read;

import org.jspecify.annotations.NullMarked;
