@NullMarked
package org.etabli.lab.course.cycle;

import org.jspecify.annotations.NullMarked;
