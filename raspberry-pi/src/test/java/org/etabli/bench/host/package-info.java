/** What a hosted machine does. */
@NullMarked
package org.etabli.bench.host;

import org.jspecify.annotations.NullMarked;
