/** How instants cross to and from the database. */
@NullMarked
package org.etabli.lab.sql;

import org.jspecify.annotations.NullMarked;
