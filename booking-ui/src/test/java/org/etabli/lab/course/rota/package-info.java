@NullMarked
package org.etabli.lab.course.rota;

import org.jspecify.annotations.NullMarked;
