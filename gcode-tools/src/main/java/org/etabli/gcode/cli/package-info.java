/** The command line: check, estimate, preview, info. */
@NullMarked
package org.etabli.gcode.cli;

import org.jspecify.annotations.NullMarked;
