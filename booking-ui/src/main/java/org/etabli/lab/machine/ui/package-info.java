/** Machines as people see them, and as a manager keeps them. */
@NullMarked
@NamedInterface("ui")
package org.etabli.lab.machine.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
