/** Rules that hold for the whole server. */
@NullMarked
package org.etabli.lab;

import org.jspecify.annotations.NullMarked;
