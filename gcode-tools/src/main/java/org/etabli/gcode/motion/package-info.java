/** Look-ahead planners with the arithmetic of Klipper, Marlin and GRBL: moves in, their durations out. */
@NullMarked
package org.etabli.gcode.motion;

import org.jspecify.annotations.NullMarked;
