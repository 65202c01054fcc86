/** The day's board and one's own reservations. */
@NullMarked
package org.etabli.lab.reservation.ui;

import org.jspecify.annotations.NullMarked;
