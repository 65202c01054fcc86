@NullMarked
package org.etabli.lab.course;

import org.jspecify.annotations.NullMarked;
