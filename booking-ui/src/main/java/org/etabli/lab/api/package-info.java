/** The HTTP interface for scripts, slicers and benches. */
@NullMarked
package org.etabli.lab.api;

import org.jspecify.annotations.NullMarked;
