/** Who of the lab is there for a session, and within which limits. */
@NullMarked
package org.etabli.lab.course.rota;

import org.jspecify.annotations.NullMarked;
