/** Systemd's notifications, heard on a real socket. */
@NullMarked
package org.etabli.bench.life;

import org.jspecify.annotations.NullMarked;
