/** What a G-code file says, whether a machine may run it, how long it takes and what it uses. */
@NullMarked
package org.etabli.gcode;

import org.jspecify.annotations.NullMarked;
