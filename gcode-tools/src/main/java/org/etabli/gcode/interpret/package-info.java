/** What each command means to a firmware: modal state, units, offsets, arcs and retraction turned into moves and waits. */
@NullMarked
package org.etabli.gcode.interpret;

import org.jspecify.annotations.NullMarked;
