package org.etabli.controller.stream;

import java.util.List;

/**
 * Decides what goes on the wire next. Knows neither threads nor clocks nor ports: the same events give the same
 * effects, so that a thousand bad cables can be tried in a second.
 */
public interface Sender {

    /** Takes one event and says what to do, in order. After {@code Failed}, FINISHED or CANCELLED nothing more comes. */
    List<Effect> step(SenderEvent event);

    /** When it wants an {@link SenderEvent.Elapsed} if nothing else happens before. */
    long wakeAt();

    /** The last command put on the wire so far, or -1: what the machine may have, though it did not say so. */
    long sentIndex();
}
