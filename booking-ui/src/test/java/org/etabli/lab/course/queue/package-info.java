@NullMarked
package org.etabli.lab.course.queue;

import org.jspecify.annotations.NullMarked;
