/** The sender: what goes on the wire next, decided without threads or clocks, and the thin shell that does it. */
@NullMarked
package org.etabli.controller.stream;

import org.jspecify.annotations.NullMarked;
