/** The GRBL family's dialect: its replies, its codes, its settings and its counted flow control. */
@NullMarked
package org.etabli.controller.grbl;

import org.jspecify.annotations.NullMarked;
