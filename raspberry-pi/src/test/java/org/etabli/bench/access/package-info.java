/** Who may switch what on, and which leases are believed. */
@NullMarked
package org.etabli.bench.access;

import org.jspecify.annotations.NullMarked;
