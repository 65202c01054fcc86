/** The lab itself: its name, hours, folders and keys. */
@NullMarked
package org.etabli.lab.site;

import org.jspecify.annotations.NullMarked;
