/** Where people come in. */
@NullMarked
@NamedInterface("ui")
package org.etabli.lab.member.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
