/** The command line: stream, simulate and ports. */
@NullMarked
package org.etabli.controller.cli;

import org.jspecify.annotations.NullMarked;
