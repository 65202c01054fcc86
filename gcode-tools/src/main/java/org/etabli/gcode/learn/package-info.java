/** Fits a machine's profile to what its jobs really took. */
@NullMarked
package org.etabli.gcode.learn;

import org.jspecify.annotations.NullMarked;
