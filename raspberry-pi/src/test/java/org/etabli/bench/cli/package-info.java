/** The bench's commands, as a volunteer types them. */
@NullMarked
package org.etabli.bench.cli;

import org.jspecify.annotations.NullMarked;
