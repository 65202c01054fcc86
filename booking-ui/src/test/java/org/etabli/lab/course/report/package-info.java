@NullMarked
package org.etabli.lab.course.report;

import org.jspecify.annotations.NullMarked;
