/** G-code files, what is said of them, and their runs on a machine. */
@NullMarked
package org.etabli.lab.job;

import org.jspecify.annotations.NullMarked;
