/** The wire to a machine: serial, TCP or in memory, behind one small interface. */
@NullMarked
package org.etabli.controller.link;

import org.jspecify.annotations.NullMarked;
