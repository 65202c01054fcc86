/** What the slicer wrote about its work in comments: name, claims, layers, features, thumbnails. */
@NullMarked
package org.etabli.gcode.slicer;

import org.jspecify.annotations.NullMarked;
