/** The command line: serve, the demo and tokens. */
@NullMarked
package org.etabli.lab.cli;

import org.jspecify.annotations.NullMarked;
