/** From a file to a reserved slot. */
@NullMarked
package org.etabli.lab.job.ui;

import org.jspecify.annotations.NullMarked;
