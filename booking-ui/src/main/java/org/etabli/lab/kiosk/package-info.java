/** The workshop's tablets: a link each, which shows who is on which machine and lets people report a problem. */
@NullMarked
package org.etabli.lab.kiosk;

import org.jspecify.annotations.NullMarked;
