/** The command line: serve, the demo, tokens, backups. */
@NullMarked
package org.etabli.lab.cli;

import org.jspecify.annotations.NullMarked;
