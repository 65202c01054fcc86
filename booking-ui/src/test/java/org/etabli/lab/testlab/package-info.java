/** A whole server for tests, on either database, started once for all of them. */
@NullMarked
package org.etabli.lab.testlab;

import org.jspecify.annotations.NullMarked;
