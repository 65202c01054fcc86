/** The workshop's tablets. */
@NullMarked
package org.etabli.lab.kiosk;

import org.jspecify.annotations.NullMarked;
