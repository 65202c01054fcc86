package org.etabli.bench.power.plug;

import java.util.List;
import java.util.Optional;

/** How one brand of plug is spoken to, and what it says. Pure. */
public interface PlugWords {

    /** A message for the plug. */
    record Message(String topic, String payload) {}

    /** What a plug said: each part absent where the message did not tell it. */
    record Said(Optional<Boolean> on, Optional<Double> watts, Optional<Double> wattHours) {

        static final Said NOTHING = new Said(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** What to listen to. */
    List<String> topics();

    /** Switch on; where the plug can, it switches off by itself after so many seconds unless told again. */
    Message on(int seconds);

    Message off();

    Said read(String topic, String payload);
}
