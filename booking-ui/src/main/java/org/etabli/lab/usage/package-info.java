/** What sessions on a machine consumed: the record from reservation to watt-hours. */
@NullMarked
package org.etabli.lab.usage;

import org.jspecify.annotations.NullMarked;
