/** Rules that turn a file and a machine into findings a person can act on. */
@NullMarked
package org.etabli.gcode.check;

import org.jspecify.annotations.NullMarked;
