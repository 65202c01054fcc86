/** The pages of the planning, lived in a browser. */
@NullMarked
package org.etabli.lab.reservation.ui;

import org.jspecify.annotations.NullMarked;
