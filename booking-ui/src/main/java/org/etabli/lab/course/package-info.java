/** Courses: what is taught, to whom, when, on which machines, and what came of it. */
@NullMarked
package org.etabli.lab.course;

import org.jspecify.annotations.NullMarked;
