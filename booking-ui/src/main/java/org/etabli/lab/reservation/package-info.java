/** Who has which machine when, and that nobody else does. */
@NullMarked
package org.etabli.lab.reservation;

import org.jspecify.annotations.NullMarked;
