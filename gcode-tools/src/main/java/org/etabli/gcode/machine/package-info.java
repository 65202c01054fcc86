/** What one kind of machine can do: its envelope, limits, kinematics and firmware, read from YAML. */
@NullMarked
package org.etabli.gcode.machine;

import org.jspecify.annotations.NullMarked;
