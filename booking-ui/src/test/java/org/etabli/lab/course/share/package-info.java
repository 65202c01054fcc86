@NullMarked
package org.etabli.lab.course.share;

import org.jspecify.annotations.NullMarked;
