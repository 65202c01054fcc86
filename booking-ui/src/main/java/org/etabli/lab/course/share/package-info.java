/** A machine's record divided among those it worked for, to the unit. */
@NullMarked
package org.etabli.lab.course.share;

import org.jspecify.annotations.NullMarked;
