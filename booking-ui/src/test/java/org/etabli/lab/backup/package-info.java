/** Backups, made and restored for real. */
@NullMarked
package org.etabli.lab.backup;

import org.jspecify.annotations.NullMarked;
