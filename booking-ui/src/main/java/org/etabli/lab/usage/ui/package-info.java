/** The record of one's own time on the machines, as it is written. */
@NullMarked
@NamedInterface("ui")
package org.etabli.lab.usage.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
