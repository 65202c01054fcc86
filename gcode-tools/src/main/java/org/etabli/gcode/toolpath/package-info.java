/** The path as geometry: pictures, and compact binary for a browser. */
@NullMarked
package org.etabli.gcode.toolpath;

import org.jspecify.annotations.NullMarked;
