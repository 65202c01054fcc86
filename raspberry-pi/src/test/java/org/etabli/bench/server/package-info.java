/** How the bench speaks with its server. */
@NullMarked
package org.etabli.bench.server;

import org.jspecify.annotations.NullMarked;
