/** When a course's sessions are: the same hour each week, days off skipped. */
@NullMarked
package org.etabli.lab.course.cycle;

import org.jspecify.annotations.NullMarked;
