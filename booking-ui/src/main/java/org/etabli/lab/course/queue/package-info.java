/** The print queue of a class: pure, without a database, a clock or a thread. */
@NullMarked
package org.etabli.lab.course.queue;

import org.jspecify.annotations.NullMarked;
