/** Courses on the screen: found, planned, run from a phone, counted. */
@NullMarked
package org.etabli.lab.course.ui;

import org.jspecify.annotations.NullMarked;
