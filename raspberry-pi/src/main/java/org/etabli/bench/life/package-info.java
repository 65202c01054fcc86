/** What ties the process to its computer: systemd's watchdog. */
@NullMarked
package org.etabli.bench.life;

import org.jspecify.annotations.NullMarked;
