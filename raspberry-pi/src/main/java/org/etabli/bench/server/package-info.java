/** Speaks with the server: enrolment, files over HTTP, everything else over MQTT. */
@NullMarked
package org.etabli.bench.server;

import org.jspecify.annotations.NullMarked;
