/** Smart plugs over MQTT as relays and meters, each brand's words in one small file. */
@NullMarked
package org.etabli.bench.power.plug;

import org.jspecify.annotations.NullMarked;
