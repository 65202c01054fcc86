/** What a file will take and use: seconds, filament, laser time, energy; by layer, by feature, by tool. */
@NullMarked
package org.etabli.gcode.estimate;

import org.jspecify.annotations.NullMarked;
