/** The tablet's full screen, and the managers' list of tablets. */
@NullMarked
package org.etabli.lab.kiosk.ui;

import org.jspecify.annotations.NullMarked;
